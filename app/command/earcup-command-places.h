/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/earcup-sound-writer.h"

G_BEGIN_DECLS

/* Where the sounds go that a command writes. */
typedef struct {
  GPtrArray *names;          /* of the files */
  char      *made_folder;    /* NULL where it was there */
} EarcupCommandPlaces;

gboolean earcup_command_places_find_format (const char           *output,
                                            gboolean              is_several,
                                            const char           *nick,
                                            EarcupSoundFormat    *format,
                                            GError              **error);
gboolean earcup_command_places_find        (EarcupCommandPlaces  *self,
                                            const char           *output,
                                            EarcupSoundFormat     format,
                                            GPtrArray            *ids);
void     earcup_command_places_clear       (EarcupCommandPlaces  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EarcupCommandPlaces, earcup_command_places_clear)

G_END_DECLS
