/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-session-settings.h"

#include <glib/gi18n-lib.h>

/* Returns: whether a key of the settings holds a part of the session */
gboolean
earcup_session_settings_matter (const char *key)
{
  EarcupSessionField field;

  return earcup_session_field_from_key (key, &field) && earcup_session_field_is_setting (field);
}

/* Reads from the settings what they hold of a session. */
void
earcup_session_settings_read (GSettings     *settings,
                              EarcupSession *session)
{
  for (guint i = EARCUP_SESSION_WORN; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      const EarcupSessionFieldInfo *info = earcup_session_field_get_info (i);
      g_autofree char *text = NULL;

      switch (info->type)
        {
        case EARCUP_SESSION_TYPE_TEXT:
          text = g_settings_get_string (settings, info->key);
          earcup_session_set_text (session, i, text);
          break;

        case EARCUP_SESSION_TYPE_SWITCH:
          earcup_session_set_number (session, i, g_settings_get_boolean (settings, info->key));
          break;

        case EARCUP_SESSION_TYPE_NUMBER:
        default:
          earcup_session_set_number (session, i, g_settings_get_double (settings, info->key));
          break;
        }
    }
}

static GVariant *
make_value (const EarcupSession *session,
            EarcupSessionField   field)
{
  switch (earcup_session_field_get_info (field)->type)
    {
    case EARCUP_SESSION_TYPE_TEXT:
      return g_variant_new_string (earcup_session_get_text (session, field));

    case EARCUP_SESSION_TYPE_SWITCH:
      return g_variant_new_boolean (earcup_session_is_on (session, field));

    case EARCUP_SESSION_TYPE_NUMBER:
    default:
      return g_variant_new_double (earcup_session_get_number (session, field));
    }
}

static void
write_field (GSettings           *settings,
             GSettingsSchema     *schema,
             const EarcupSession *session,
             EarcupSessionField   field,
             GPtrArray           *notes)
{
  const char *name = earcup_session_field_get_info (field)->key;
  g_autoptr(GSettingsSchemaKey) key = g_settings_schema_get_key (schema, name);
  g_autoptr(GVariant) value = g_variant_ref_sink (make_value (session, field));
  g_autoptr(GVariant) now = g_settings_get_value (settings, name);

  if (g_variant_equal (value, now))
    return;

  if (g_settings_schema_key_range_check (key, value))
    g_settings_set_value (settings, name, value);
  else if (notes != NULL)
    /* Translators: %s is a word that stands in a file */
    g_ptr_array_add (notes, g_strdup_printf (_("“%s” has a value that this version does not know "
                                               "and was passed over"), name));
}

/**
 * earcup_session_settings_write:
 * @settings: the settings of the program
 * @session: a session
 * @only_unset: leave alone what the settings have a value of their own for, but not the controls of
 *   a scene that is on: the guide may have set them for as long as it is
 * @notes: (nullable) (element-type utf8): is given a sentence for all that the settings refuse
 *
 * Brings the settings to what a session says.
 */
void
earcup_session_settings_write (GSettings           *settings,
                               const EarcupSession *session,
                               gboolean             only_unset,
                               GPtrArray           *notes)
{
  gboolean has_scene = *earcup_session_get_text (session, EARCUP_SESSION_SCENE) != '\0';
  g_autoptr(GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  for (guint i = EARCUP_SESSION_WORN; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      const char *key = earcup_session_field_get_info (i)->key;
      gboolean is_control = i >= EARCUP_SESSION_LEVEL && i <= EARCUP_SESSION_DISTANCE;
      gboolean may_stay = only_unset && !(has_scene && is_control);
      g_autoptr(GVariant) own = may_stay ? g_settings_get_user_value (settings, key) : NULL;

      if (own == NULL)
        write_field (settings, schema, session, i, notes);
    }
}
