/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-demonstration.h"

/**
 * earcup_demonstration_find:
 * @claim: the id of a claim
 *
 * Looks up how a claim is heard.
 *
 * Returns: (nullable) (transfer none): the demonstration, %NULL if there is no such claim; any
 *   thread
 */
const EarcupDemonstration *
earcup_demonstration_find (const char *claim)
{
  gsize n;
  const EarcupDemonstration *all = earcup_demonstrations (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (all[i].claim, claim))
      return &all[i];

  return NULL;
}

/* Returns: how many slots are filled, from A on; 0 where there is nothing to hear; any thread */
guint
earcup_demonstration_get_n_slots (const EarcupDemonstration *self)
{
  guint n = 0;

  while (n < EARCUP_DEMONSTRATION_SLOTS && self->slots[n].model != NULL)
    n++;

  return n;
}

/* Tells what of the demo mix is repeated, in s; both ends are 0 where it stays as it is. */
void
earcup_demonstration_get_loop (const EarcupDemonstration *self,
                               double                    *start_s,
                               double                    *end_s)
{
  *start_s = self->n_bars > 0 ? self->first_bar * EARCUP_DEMONSTRATION_BAR_S : 0.0;
  *end_s = *start_s + self->n_bars * EARCUP_DEMONSTRATION_BAR_S;
}

static EarcupVariation *
add_change (EarcupVariation  *variation,
            const char       *text,
            GError          **error)
{
  g_auto(GStrv) halves = g_strsplit (text, "=", 2);

  g_assert (g_strv_length (halves) == 2);

  return earcup_variation_new_with_text (variation, halves[0], halves[1], error);
}

/**
 * earcup_demonstration_slot_new_variation:
 * @self: what is put into a slot
 * @error: return location for an error of %EARCUP_VARIATION_ERROR
 *
 * Makes what is changed of the model in a slot.
 *
 * Returns: (transfer full) (nullable): the variation, an empty one if nothing is, or %NULL with
 *   @error set; any thread
 */
EarcupVariation *
earcup_demonstration_slot_new_variation (const EarcupDemonstrationSlot  *self,
                                         GError                        **error)
{
  EarcupVariation *variation = earcup_variation_new ();
  g_auto(GStrv) changes = g_strsplit (self->what_if != NULL ? self->what_if : "", ",", -1);

  for (guint i = 0; changes[i] != NULL && *changes[i] != '\0'; i++)
    {
      g_autoptr(EarcupVariation) before = variation;

      variation = add_change (before, changes[i], error);
      if (variation == NULL)
        return NULL;
    }

  return variation;
}

static void
add_option (GString    *command,
            const char *option,
            const char *value)
{
  if (value != NULL)
    g_string_append_printf (command, " %s %s", option, value);
}

static void
add_number (GString    *command,
            const char *option,
            double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value > 0.0)
    add_option (command, option, g_ascii_dtostr (text, sizeof text, value));
}

/**
 * earcup_demonstration_dup_command:
 * @self: a demonstration that can be heard
 * @slot: 0 for A to 2 for C, one that is filled
 *
 * Writes the command that makes the sound of a slot as a file.
 *
 * Returns: (transfer full): the command, for a shell; any thread
 */
char *
earcup_demonstration_dup_command (const EarcupDemonstration *self,
                                  guint                      slot)
{
  const EarcupDemonstrationSlot *place = &self->slots[slot];
  GString *command = g_string_new (NULL);

  if (self->scene != NULL)
    g_string_append_printf (command, "earcup scene %s", self->scene);
  else
    g_string_append (command, "earcup render MIX");

  add_option (command, "--as", place->model);
  add_option (command, "--what-if", place->what_if);
  add_option (command, "--noise", self->noise);
  add_option (command, "--source", self->source);
  add_number (command, "--level", self->level_dba);
  add_number (command, "--monitor-gain", self->monitor_gain_db);
  g_string_append_printf (command, "%s -o %c.wav", self->at_full ? " --full-level" : "",
                          (char) ('a' + slot));

  return g_string_free (command, FALSE);
}
