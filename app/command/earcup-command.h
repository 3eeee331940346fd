/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a command returns to the shell. */
#define EARCUP_COMMAND_DONE   0
#define EARCUP_COMMAND_FAILED 1   /* a file, a datum or a device */
#define EARCUP_COMMAND_WRONG  2   /* a wrong call, or a model that does not exist */

gboolean earcup_command_exists (const char  *word);
int      earcup_command_run    (int          argc,
                                char       **argv);
void     earcup_command_usage  (void);

G_END_DECLS
