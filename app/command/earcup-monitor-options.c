/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-monitor-options.h"

#include <glib/gi18n-lib.h>

#include "command/earcup-command-tools.h"

/* Frees what was read. */
void
earcup_monitor_options_clear (EarcupMonitorOptions *self)
{
  g_clear_pointer (&self->room, g_free);
  g_clear_pointer (&self->distance, g_free);
  g_clear_pointer (&self->head, g_free);
}

/* Returns: whether any of the options was given */
gboolean
earcup_monitor_options_is_given (const EarcupMonitorOptions *self)
{
  return self->room != NULL || self->distance != NULL || self->head != NULL;
}

static gboolean
read_room (const char        *word,
           EarcupMonitorRoom *room)
{
  g_autoptr(GEnumClass) values = g_type_class_ref (EARCUP_TYPE_MONITOR_ROOM);
  const GEnumValue *value = g_enum_get_value_by_nick (values, word);

  if (value == NULL || value->value == EARCUP_MONITOR_ROOM_USUAL)
    {
      earcup_command_say (_("“%s” is not a room; it is untreated, treated, hall or none"), word);
      return FALSE;
    }

  *room = (EarcupMonitorRoom) value->value;
  return TRUE;
}

static gboolean
read_distance (const char *word,
               double     *distance_m)
{
  char *end;

  *distance_m = g_ascii_strtod (word, &end);
  if (end != word && *end == '\0' && *distance_m != 0.0)
    return TRUE;

  earcup_command_say (_("“%s” is not a distance in metres"), word);
  return FALSE;
}

static EarcupListener *
read_head (const char      *path,
           EarcupCatalogue *catalogue)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupResponse) diffuse = NULL;
  EarcupListener *listener = NULL;

  diffuse = earcup_catalogue_load_target (catalogue, EARCUP_CATALOGUE_DIFFUSE, &error);
  if (diffuse != NULL)
    listener = earcup_listener_new_file (file, diffuse, &error);
  if (listener == NULL)
    earcup_command_say ("%s", error->message);

  return listener;
}

static gboolean
place_models (const EarcupMonitorSetup *setup,
              GPtrArray                *models)
{
  gboolean any = FALSE;

  for (guint i = 0; i < models->len; i++)
    {
      g_autoptr(EarcupModel) placed = NULL;
      g_autoptr(GError) error = NULL;

      if (earcup_model_get_monitor (models->pdata[i]) == NULL)
        continue;

      any = TRUE;
      placed = earcup_model_new_placed (models->pdata[i], setup, &error);
      if (placed == NULL)
        {
          earcup_command_say ("%s", error->message);
          return FALSE;
        }

      g_object_unref (models->pdata[i]);
      models->pdata[i] = g_steal_pointer (&placed);
    }

  if (!any)
    earcup_command_say (_("--room, --distance and --head are for loudspeakers"));

  return any;
}

/**
 * earcup_monitor_options_place:
 * @self: what was given
 * @catalogue: the catalogue
 * @models: (inout) (element-type EarcupModel): models that own a reference each
 * @status: (out): what to exit with on failure, otherwise left alone
 *
 * Puts the loudspeakers among some models where they are asked to be, and says what is wrong with
 * it. Without any of the options nothing happens.
 *
 * Returns: whether they are there
 */
gboolean
earcup_monitor_options_place (const EarcupMonitorOptions *self,
                              EarcupCatalogue            *catalogue,
                              GPtrArray                  *models,
                              int                        *status)
{
  g_autoptr(EarcupListener) listener = NULL;
  EarcupMonitorSetup setup = { EARCUP_MONITOR_ROOM_USUAL };

  if (!earcup_monitor_options_is_given (self))
    return TRUE;

  *status = EARCUP_COMMAND_WRONG;
  if (self->room != NULL && !read_room (self->room, &setup.room))
    return FALSE;
  if (self->distance != NULL && !read_distance (self->distance, &setup.distance_m))
    return FALSE;
  if (self->head != NULL)
    {
      listener = setup.listener = read_head (self->head, catalogue);
      if (listener == NULL)
        {
          *status = EARCUP_COMMAND_FAILED;
          return FALSE;
        }
    }

  if (!place_models (&setup, models))
    return FALSE;

  *status = EARCUP_COMMAND_DONE;
  return TRUE;
}
