/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/earcup-catalogue-subjects.h"

#include "catalogue/earcup-model.h"
#include "claims/earcup-measure.h"
#include "interchange/earcup-sofa-file.h"

/* What is collected of one kind of headphone. */
typedef struct {
  GPtrArray *designs;      /* of EarcupDesign */
  GArray    *weights_g;
  GArray    *prices_usd;
} Kind;

static void
kind_init (Kind *self)
{
  self->designs = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_design_unref);
  self->weights_g = g_array_new (FALSE, FALSE, sizeof (double));
  self->prices_usd = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
kind_clear (Kind *self)
{
  g_clear_pointer (&self->designs, g_ptr_array_unref);
  g_clear_pointer (&self->weights_g, g_array_unref);
  g_clear_pointer (&self->prices_usd, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kind, kind_clear)

static void
parts_clear (EarcupSubjectsParts *self)
{
  g_clear_pointer (&self->near_field, earcup_loudspeaker_unref);
  g_clear_pointer (&self->near_room, earcup_room_unref);
  g_clear_pointer (&self->far_field, earcup_loudspeaker_unref);
  g_clear_pointer (&self->far_room, earcup_room_unref);
  g_clear_pointer (&self->neutral, earcup_response_unref);
  g_clear_pointer (&self->diffuse, earcup_response_unref);
}

typedef EarcupSubjectsParts Parts;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
take_number (GArray      *numbers,
             EarcupEntry *entry,
             const char  *key)
{
  double number;

  if (earcup_entry_get_number (entry, key, &number))
    g_array_append_val (numbers, number);
}

/* Batteries and electronics cost and weigh something too, and a design that was not fitted to a
 * measurement shows what was assumed and not what is usual. */
static gboolean
take_entry (Kind             *kind,
            EarcupCatalogue  *catalogue,
            EarcupEntry      *entry,
            GError          **error)
{
  g_autoptr(EarcupModel) model = NULL;

  if (earcup_entry_is_active (entry) || earcup_entry_get_wearing (entry) != EARCUP_WEARING_OVER_EAR)
    return TRUE;

  model = earcup_model_new_entry (catalogue, entry, error);
  if (model == NULL)
    return FALSE;

  take_number (kind->weights_g, entry, "weight_g");
  take_number (kind->prices_usd, entry, "price_usd");
  if (earcup_model_get_provenance (model) == EARCUP_PROVENANCE_FITTED)
    g_ptr_array_add (kind->designs, earcup_design_ref (earcup_model_get_design (model)));

  return TRUE;
}

static gboolean
take_entries (EarcupCatalogue  *catalogue,
              Kind             *closed,
              Kind             *open,
              GError          **error)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (catalogue));

  for (guint i = 0; i < n_entries; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      EarcupEnclosure enclosure = earcup_entry_get_enclosure (entry);

      if (enclosure == EARCUP_ENCLOSURE_CLOSED && !take_entry (closed, catalogue, entry, error))
        return FALSE;
      if (enclosure == EARCUP_ENCLOSURE_OPEN && !take_entry (open, catalogue, entry, error))
        return FALSE;
    }

  return TRUE;
}

static EarcupDesign *
find_design (EarcupCatalogue *catalogue,
             const char      *id)
{
  EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue, id);

  return archetype != NULL ? (EarcupDesign *) earcup_archetype_get_design (archetype) : NULL;
}

/* The typical figures of each kind of loudspeaker stand in for those of a maker. */
static EarcupLoudspeaker *
new_loudspeaker (gboolean   far_field,
                 GError   **error)
{
  EarcupLoudspeakerFigures figures = { .far_field = far_field };

  return earcup_loudspeaker_new (&figures, error);
}

static EarcupHead *
make_head (EarcupResponse *diffuse)
{
  return earcup_sofa_file_load_default (diffuse, NULL);
}

static gboolean
load_parts (EarcupCatalogue      *catalogue,
            EarcupSubjectsParts  *parts,
            GError              **error)
{
  parts->sealed = find_design (catalogue, "same_driver_sealed");
  parts->semi_open = find_design (catalogue, "same_driver_semi_open");
  parts->open = find_design (catalogue, "same_driver_open");
  parts->near_room = earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED);
  parts->far_room = earcup_room_new_preset (EARCUP_ROOM_TREATED);

  parts->neutral = earcup_catalogue_load_target (catalogue, EARCUP_CATALOGUE_NEUTRAL, error);
  if (parts->neutral != NULL)
    parts->diffuse = earcup_catalogue_load_target (catalogue, "diffuse-field", error);
  if (parts->diffuse != NULL)
    parts->near_field = new_loudspeaker (FALSE, error);
  if (parts->near_field != NULL)
    parts->far_field = new_loudspeaker (TRUE, error);
  parts->make_head = make_head;

  return parts->far_field != NULL;
}

/**
 * earcup_catalogue_subjects_new:
 * @catalogue: the catalogue
 * @error: return location for an error of %EARCUP_CATALOGUE_ERROR
 *
 * Collects what the claims of the guides are put to the test with: the family of one driver, a
 * typical near-field and a typical far-field loudspeaker, the targets, and what is usual among the
 * passive over-ear headphones of the catalogue. Nothing is computed yet.
 *
 * Returns: (transfer full): the subjects, or %NULL with @error set; main thread
 */
EarcupSubjects *
earcup_catalogue_subjects_new (EarcupCatalogue  *catalogue,
                               GError          **error)
{
  g_auto(Kind) closed = { NULL };
  g_auto(Kind) open = { NULL };
  g_auto(Parts) parts = { NULL };

  kind_init (&closed);
  kind_init (&open);

  if (!load_parts (catalogue, &parts, error) || !take_entries (catalogue, &closed, &open, error))
    return NULL;

  parts.closed_designs = closed.designs;
  parts.open_designs = open.designs;
  parts.closed_weight_g = earcup_measure_median (closed.weights_g);
  parts.open_weight_g = earcup_measure_median (open.weights_g);
  parts.closed_price_usd = earcup_measure_median (closed.prices_usd);
  parts.open_price_usd = earcup_measure_median (open.prices_usd);

  return earcup_subjects_new (&parts);
}
