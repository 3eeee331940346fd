/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-session-slots.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-curve-model.h"
#include "interchange/earcup-design-file.h"

/* What is in the slots as words and texts, and back. */

static EarcupSessionField
of_slot (EarcupSessionField first,
         guint              slot)
{
  return first + slot - 1;
}

/* {{{ Reading */

static void
read_slot (EarcupAudition *audition,
           EarcupSession  *session,
           guint           slot)
{
  EarcupModel *model = earcup_audition_get_own_model (audition, slot);
  EarcupVariation *variation = earcup_audition_get_own_variation (audition, slot);
  EarcupDesign *driver = variation != NULL ? earcup_variation_get_driver (variation) : NULL;
  const char *id = model != NULL ? earcup_model_get_id (model) : NULL;
  g_autofree char *change = variation != NULL ? earcup_variation_dup_text (variation) : NULL;
  g_autofree char *design = driver != NULL ? earcup_design_file_format (driver) : NULL;

  earcup_session_set_text (session, of_slot (EARCUP_SESSION_SLOT, slot), id);
  earcup_session_set_text (session, of_slot (EARCUP_SESSION_CHANGE, slot), change);
  earcup_session_set_text (session, of_slot (EARCUP_SESSION_DRIVER, slot), design);
  earcup_session_set_text (session, of_slot (EARCUP_SESSION_CURVE, slot),
                           id != NULL && earcup_curve_model_is_id (id)
                             ? earcup_curve_model_get_text (model) : NULL);
}

/* Writes into a session what the user has in the slots. */
void
earcup_session_slots_read (EarcupAudition *audition,
                           EarcupSession  *session)
{
  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    read_slot (audition, session, slot);
}

/* Returns: the slots in which two sessions have different things, 1 << 1 for A */
guint
earcup_session_slots_compare (const EarcupSession *one,
                              const EarcupSession *other)
{
  guint touched = 0;

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if (!earcup_session_has_same (one, other, of_slot (EARCUP_SESSION_SLOT, slot)) ||
        !earcup_session_has_same (one, other, of_slot (EARCUP_SESSION_CHANGE, slot)) ||
        !earcup_session_has_same (one, other, of_slot (EARCUP_SESSION_DRIVER, slot)))
      touched |= 1u << slot;

  return touched;
}

/* }}} */
/* {{{ Restoring */

static void
note (GPtrArray *notes,
      guint      slot)
{
  if (notes != NULL)
    /* Translators: %c is the letter of a slot */
    g_ptr_array_add (notes, g_strdup_printf (_("A part of what is changed in slot %c cannot be and "
                                               "was passed over"), 'A' + (int) slot - 1));
}

static gboolean
is_same_design (EarcupDesign *design,
                const char   *text)
{
  g_autofree char *own = design != NULL ? earcup_design_file_format (design) : NULL;

  return g_strcmp0 (own, text) == 0;
}

/* The driver of a construction or of a model in another slot is known by that name in the panel
 * only if it is the very same design. (transfer full) (nullable) */
static EarcupDesign *
find_driver (EarcupAudition *audition,
             const char     *text)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (audition);

  for (guint i = 0; i < earcup_catalogue_get_n_archetypes (catalogue); i++)
    {
      EarcupArchetype *archetype = earcup_catalogue_get_nth_archetype (catalogue, i);
      EarcupDesign *design = (EarcupDesign *) earcup_archetype_get_design (archetype);

      if (is_same_design (design, text))
        return earcup_design_ref (design);
    }

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = earcup_audition_get_own_model (audition, slot);
      EarcupDesign *design = model != NULL ? earcup_model_get_design (model) : NULL;

      if (is_same_design (design, text))
        return earcup_design_ref (design);
    }

  return earcup_design_file_parse (text, -1, "", NULL);
}

static gboolean
add_change (EarcupVariation **variation,
            const char       *piece)
{
  g_auto(GStrv) halves = g_strsplit (piece, "=", 2);
  EarcupVariation *changed;

  if (halves[0] == NULL || halves[1] == NULL)
    return FALSE;

  changed = earcup_variation_new_with_text (*variation, halves[0], halves[1], NULL);
  if (changed == NULL)
    return FALSE;

  earcup_variation_unref (*variation);
  *variation = changed;

  return TRUE;
}

/* Takes what can be had, and notes once where something cannot. */
static EarcupVariation *
make_variation (EarcupAudition      *audition,
                const EarcupSession *session,
                guint                slot,
                GPtrArray           *notes)
{
  EarcupVariation *variation = earcup_variation_new ();
  const char *text = earcup_session_get_text (session, of_slot (EARCUP_SESSION_CHANGE, slot));
  const char *file = earcup_session_get_text (session, of_slot (EARCUP_SESSION_DRIVER, slot));
  g_auto(GStrv) pieces = g_strsplit (text, ",", -1);
  g_autoptr(EarcupDesign) driver = *file != '\0' ? find_driver (audition, file) : NULL;
  gboolean is_whole = *file == '\0' || driver != NULL;

  for (guint i = 0; pieces[i] != NULL; i++)
    is_whole &= add_change (&variation, pieces[i]);

  if (driver != NULL)
    {
      EarcupVariation *changed = earcup_variation_new_with_driver (variation, driver);

      earcup_variation_unref (variation);
      variation = changed;
    }

  if (!is_whole)
    note (notes, slot);

  return variation;
}

/**
 * earcup_session_slots_restore:
 * @audition: an audition whose catalogue is loaded
 * @session: a session
 * @touched: which slots, as of earcup_session_slots_compare()
 * @notes: (nullable) (element-type utf8): is given a sentence for what was passed over
 * @callback: is called when it is so
 * @user_data: for @callback
 *
 * Puts into slots what a session has in them, as of earcup_audition_restore().
 */
void
earcup_session_slots_restore (EarcupAudition      *audition,
                              const EarcupSession *session,
                              guint                touched,
                              GPtrArray           *notes,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  EarcupAuditionPlace places[EARCUP_AUDITION_SLOTS] = { { NULL } };

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    if ((touched & (1u << slot)) != 0)
      places[slot - 1] = (EarcupAuditionPlace) {
        .word = earcup_session_get_text (session, of_slot (EARCUP_SESSION_SLOT, slot)),
        .variation = make_variation (audition, session, slot, notes),
        .curve = earcup_session_get_text (session, of_slot (EARCUP_SESSION_CURVE, slot)),
      };

  earcup_audition_restore (audition, places, touched, callback, user_data);
  for (guint i = 0; i < EARCUP_AUDITION_SLOTS; i++)
    g_clear_pointer (&places[i].variation, earcup_variation_unref);
}

/* }}} */
