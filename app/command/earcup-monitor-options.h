/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"

G_BEGIN_DECLS

/* What --room, --distance and --head say in any command that has them. */
typedef struct {
  char *room;
  char *distance;
  char *head;
} EarcupMonitorOptions;

/* OPTIONS is the address of the options. */
#define EARCUP_MONITOR_OPTIONS(options)                                                     \
  { "room", 0, 0, G_OPTION_ARG_STRING, &(options)->room,                                    \
    N_("Where loudspeakers stand: untreated, treated, hall or none"), N_("ROOM") },         \
  { "distance", 0, 0, G_OPTION_ARG_STRING, &(options)->distance,                            \
    N_("How far loudspeakers are away, in metres"), N_("METRES") },                         \
  { "head", 0, 0, G_OPTION_ARG_FILENAME, &(options)->head,                                  \
    N_("Whose head listens to loudspeakers: a SOFA file"), N_("FILE") }

void     earcup_monitor_options_clear    (EarcupMonitorOptions       *self);
gboolean earcup_monitor_options_is_given (const EarcupMonitorOptions *self);
gboolean earcup_monitor_options_place    (const EarcupMonitorOptions *self,
                                          EarcupCatalogue            *catalogue,
                                          GPtrArray                  *models,
                                          int                        *status);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EarcupMonitorOptions, earcup_monitor_options_clear)

G_END_DECLS
