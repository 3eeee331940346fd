/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-format-choice.h"

#include <glib/gi18n-lib.h>

/* In the order of EarcupSoundFormat, as the settings and the command line call them. */
static const struct
{
  const char *nick;
  const char *name;
} names[EARCUP_SOUND_FORMATS] = {
  [EARCUP_SOUND_FORMAT_WAV_32F] = { "wav32f", N_("WAV, 32-bit float") },
  [EARCUP_SOUND_FORMAT_WAV_24] = { "wav24", N_("WAV, 24 bits") },
  [EARCUP_SOUND_FORMAT_WAV_16] = { "wav16", N_("WAV, 16 bits, dithered") },
  [EARCUP_SOUND_FORMAT_FLAC] = { "flac", N_("FLAC, 24 bits") },
  [EARCUP_SOUND_FORMAT_OGG] = { "ogg", N_("Ogg Vorbis") },
  [EARCUP_SOUND_FORMAT_OPUS] = { "opus", N_("Opus") },
};

/* Only what libsndfile writes here is listed.
 *
 * Returns: whether a place of the list holds a format */
static gboolean
find_format (guint              place,
             EarcupSoundFormat *format)
{
  for (EarcupSoundFormat i = 0; i < EARCUP_SOUND_FORMATS; i++)
    if (earcup_sound_format_is_available (i) && place-- == 0)
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
from_setting (GValue   *value,
              GVariant *variant,
              gpointer  user_data)
{
  EarcupSoundFormat wanted, format;

  if (!earcup_sound_format_from_nick (g_variant_get_string (variant, NULL), &wanted))
    return FALSE;

  g_value_set_uint (value, 0);
  for (guint i = 0; find_format (i, &format); i++)
    if (format == wanted)
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
to_setting (const GValue       *value,
            const GVariantType *type,
            gpointer            user_data)
{
  EarcupSoundFormat format;

  return find_format (g_value_get_uint (value), &format)
    ? g_variant_new_string (names[format].nick) : NULL;
}

/**
 * earcup_format_choice_bind:
 * @row: a row
 * @settings: the settings
 * @key: the key that holds the word of a format
 *
 * Lists the formats of sound files that can be written here, and has the choice follow a setting
 * and the reverse. A format that cannot be written here is shown as the first one.
 */
void
earcup_format_choice_bind (AdwComboRow *row,
                           GSettings   *settings,
                           const char  *key)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  EarcupSoundFormat format;

  for (guint i = 0; find_format (i, &format); i++)
    gtk_string_list_append (list, _(names[format].name));

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                from_setting, to_setting, NULL, NULL);
}

/* Returns: the format that is chosen */
EarcupSoundFormat
earcup_format_choice_get (AdwComboRow *row)
{
  EarcupSoundFormat format;

  return find_format (adw_combo_row_get_selected (row), &format) ? format
                                                                 : EARCUP_SOUND_FORMAT_WAV_32F;
}
