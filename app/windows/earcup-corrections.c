/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-corrections.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plotting/earcup-plot-scale.h"

/* Everything between the file and the ear, in the order in which it is applied, so that nobody
 * corrects the same thing twice. */

#define FROM_HZ      20.0
#define STEP         1.0293   /* a twenty-fourth of an octave */
#define HEARD_LU     0.05

/* Returns: (transfer none): one word about where the curve of a model comes from */
const char *
earcup_corrections_get_origin (EarcupModel *model)
{
  return earcup_provenance_get_label (earcup_model_get_provenance (model));
}

static char *
dup_worn_line (EarcupAudition *audition)
{
  EarcupModel *worn = earcup_audition_get_worn (audition);

  if (earcup_model_get_provenance (worn) == EARCUP_PROVENANCE_TARGET)
    return g_strdup (_("Worn: neutral. No headphone was chosen, so yours is taken to measure like "
                       "the Harman over-ear target of 2018."));

  /* Translators: a headphone, and a word on where its curve comes from */
  return g_strdup_printf (_("Worn: %s (%s). It is taken out of all that is heard."),
                          earcup_model_get_name (worn), earcup_corrections_get_origin (worn));
}

static char *
dup_emulation_line (EarcupAudition *audition,
                    guint           slot)
{
  EarcupModel *shown = earcup_audition_get_shown (audition, slot);

  if (slot == 0)
    return g_strdup (_("Emulation: none. You hear what you wear."));
  if (shown == NULL)
    return g_strdup (_("Emulation: none, because the slot is empty."));
  if (earcup_audition_is_worn (audition, slot))
    /* Translators: %s is a headphone */
    return g_strdup_printf (_("Emulation: none, because %s is what you wear."),
                            earcup_model_get_name (shown));

  /* Translators: a headphone, and a word on where its curve comes from */
  return g_strdup_printf (_("Emulation: %s (%s), up to 12 kHz and fading out to 16 kHz."),
                          earcup_model_get_name (shown), earcup_corrections_get_origin (shown));
}

static char *
dup_scene_line (EarcupAudition *audition,
                guint           slot)
{
  const EarcupCircumstances *scene = earcup_audition_get_scene (audition);
  EarcupModel *shown = earcup_audition_get_shown (audition, slot);

  if (shown == NULL)
    return g_strdup (_("Emulation: none, because the slot is empty."));

  /* Translators: the name of a scene such as “Noise around”, then that of a model */
  return g_strdup_printf (_("Scene: “%s” with %s."), earcup_circumstances_get_name (scene->kind),
                          earcup_model_get_name (shown));
}

/* The stretches of frequency in which the filter is held at its cap. */
static char *
dup_cut_line (const EarcupEmulation *emulation)
{
  g_autoptr(GString) text = g_string_new (NULL);
  double begin = 0.0;

  for (double hz = FROM_HZ; hz < EARCUP_EMULATION_END_HZ * STEP; hz *= STEP)
    {
      gboolean cut = hz < EARCUP_EMULATION_END_HZ && earcup_emulation_is_cut (emulation, hz);

      if (cut && begin == 0.0)
        begin = hz;
      else if (!cut && begin > 0.0)
        {
          g_autofree char *from = earcup_plot_scale_print_hz (begin);
          g_autofree char *to = earcup_plot_scale_print_hz (hz / STEP);

          /* Translators: a stretch of frequencies */
          g_string_append_printf (text, text->len > 0 ? _(", %s to %s") : _("%s to %s"), from, to);
          begin = 0.0;
        }
    }

  if (text->len == 0)
    return NULL;

  /* Translators: one or more stretches of frequencies */
  return g_strdup_printf (_("Cut: it would need more than 12 dB at %s."), text->str);
}

static char *
dup_loudness_line (EarcupAudition *audition,
                   guint           slot)
{
  EarcupMatcher *matcher = earcup_audition_get_matcher (audition);
  g_autofree char *gain = earcup_plot_scale_print_level (earcup_matcher_get_gain (matcher, slot), 1,
                                                         TRUE);

  if (earcup_audition_get_track (audition) == NULL)
    return g_strdup (_("Loudness: no file is loaded."));
  if (earcup_matcher_get_mode (matcher) == EARCUP_MATCH_RAW)
    return g_strdup (_("Loudness: not matched. Every headphone is as loud as its filter makes it, "
                       "and a limiter holds what is too loud."));
  if (!earcup_matcher_get_verified (matcher))
    /* Translators: %s is a gain with its sign */
    return g_strdup_printf (_("Loudness: %s dB, predicted."), gain);

  return g_strdup_printf (
    earcup_matcher_get_mode (matcher) == EARCUP_MATCH_LOOP
      /* Translators: %s is a gain with its sign */
      ? _("Loudness: %s dB, measured over what is played.")
      /* Translators: %s is a gain with its sign */
      : _("Loudness: %s dB, measured over the whole file."), gain);
}

/**
 * earcup_corrections_dup_lines:
 * @audition: an audition whose catalogue is loaded
 *
 * Lists every correction that is active for the slot that is selected, a sentence each.
 *
 * Returns: (transfer full) (array zero-terminated=1): the sentences
 */
char **
earcup_corrections_dup_lines (EarcupAudition *audition)
{
  guint slot = earcup_player_get_selected (earcup_audition_get_player (audition));
  gboolean in_scene = slot > 0 && earcup_audition_get_scene (audition) != NULL;
  EarcupEmulation *emulation = in_scene ? NULL : earcup_audition_get_emulation (audition, slot);
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  char *cut = emulation != NULL ? dup_cut_line (emulation) : NULL;

  g_ptr_array_add (lines, dup_worn_line (audition));
  g_ptr_array_add (lines, in_scene ? dup_scene_line (audition, slot)
                                   : dup_emulation_line (audition, slot));
  if (cut != NULL)
    g_ptr_array_add (lines, cut);
  g_ptr_array_add (lines, in_scene ? g_strdup (_("Loudness: not matched. The levels are those of "
                                                 "the scene, and a limiter holds what is too "
                                                 "loud."))
                                   : dup_loudness_line (audition, slot));
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/* Returns: (transfer full): the corrections of the slot that is selected in some words */
char *
earcup_corrections_dup_summary (EarcupAudition *audition)
{
  guint slot = earcup_player_get_selected (earcup_audition_get_player (audition));
  EarcupMatcher *matcher = earcup_audition_get_matcher (audition);
  double gain_db = earcup_matcher_get_gain (matcher, slot);
  gboolean filtered = earcup_audition_get_emulation (audition, slot) != NULL &&
                      !earcup_audition_is_worn (audition, slot);
  g_autofree char *gain = earcup_plot_scale_print_level (gain_db, 1, TRUE);

  if (slot > 0 && earcup_audition_get_scene (audition) != NULL)
    return g_strdup (_("Scene, at its own levels"));
  if (earcup_matcher_get_mode (matcher) == EARCUP_MATCH_RAW)
    return g_strdup (filtered ? _("Emulation, raw") : _("No correction, raw"));
  if (fabs (gain_db) < HEARD_LU)
    return g_strdup (filtered ? _("Emulation") : _("No correction"));

  return g_strdup_printf (
    filtered
      /* Translators: %s is a gain with its sign */
      ? _("Emulation, %s dB")
      /* Translators: %s is a gain with its sign */
      : _("%s dB"), gain);
}
