/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far a command is, on one line of the terminal. */
typedef struct _EarcupCommandProgress EarcupCommandProgress;

EarcupCommandProgress *earcup_command_progress_new   (void);
void                   earcup_command_progress_free  (EarcupCommandProgress *self);
void                   earcup_command_progress_hide  (EarcupCommandProgress *self);
void                   earcup_command_progress_scale (EarcupCommandProgress *self,
                                                      double                 from,
                                                      double                 to);
void                   earcup_command_progress_tell  (double                 fraction,
                                                      gpointer               self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupCommandProgress, earcup_command_progress_free)

G_END_DECLS
