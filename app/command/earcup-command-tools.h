/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-model.h"
#include "command/earcup-command.h"

G_BEGIN_DECLS

#define EARCUP_NUMBER_LENGTH 32

/* The commands, each in its own file. */
int              earcup_command_list        (int            argc,
                                             char         **argv);
int              earcup_command_simulate    (int            argc,
                                             char         **argv);
int              earcup_command_render      (int            argc,
                                             char         **argv);
int              earcup_command_ir          (int            argc,
                                             char         **argv);
int              earcup_command_round       (int            argc,
                                             char         **argv);
int              earcup_command_scene       (int            argc,
                                             char         **argv);
int              earcup_command_render_scene (int          argc,
                                             char         **argv);
int              earcup_command_plot        (int            argc,
                                             char         **argv);
int              earcup_command_demo        (int            argc,
                                             char         **argv);
int              earcup_command_figures     (int            argc,
                                             char         **argv);
int              earcup_command_closest     (int            argc,
                                             char         **argv);
int              earcup_command_claims      (int            argc,
                                             char         **argv);
int              earcup_command_fit         (int            argc,
                                             char         **argv);
int              earcup_command_choose      (int            argc,
                                             char         **argv);

/* What they share. */
void             earcup_command_say         (const char    *format,
                                             ...) G_GNUC_PRINTF (1, 2);
void             earcup_command_say_choices (const char    *word,
                                             const char    *option,
                                             guint          n_choices,
                                             const char *(*get_nth) (guint position));
gboolean         earcup_command_parse       (const char    *usage,
                                             GOptionEntry  *entries,
                                             int           *argc,
                                             char        ***argv);
EarcupCatalogue *earcup_command_catalogue   (void) G_GNUC_WARN_UNUSED_RESULT;
EarcupModel     *earcup_command_resolve     (EarcupCatalogue *catalogue,
                                             const char      *word) G_GNUC_WARN_UNUSED_RESULT;
void             earcup_command_say_why     (const GError  *error);
GCancellable    *earcup_command_cancellable (void) G_GNUC_WARN_UNUSED_RESULT;
void             earcup_command_tell_origin (EarcupModel   *model);
gboolean         earcup_command_check_worn  (EarcupModel   *model);
const char      *earcup_command_number      (char          *buffer,
                                             const char    *format,
                                             double         value);
gboolean         earcup_command_check_range (const char    *option,
                                             double         value,
                                             double         lowest,
                                             double         highest,
                                             const char    *unit);

G_END_DECLS
