/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/earcup-catalogue-subjects.h"

#include <math.h>

#include "catalogue/earcup-model.h"
#include "claims/earcup-claim.h"
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
  g_clear_pointer (&self->named_models, g_ptr_array_unref);
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

/* {{{ What the guides name */

/* Entries of the catalogue that the history is told of. */
#define FIRST_CLOSED "beyerdynamic-dt-48"
#define FIRST_STEREO "koss-sp-3"
#define FIRST_OPEN   "sennheiser-hd-414"

static EarcupTopic
find_kind (EarcupEntry *entry)
{
  switch (earcup_entry_get_enclosure (entry))
    {
    case EARCUP_ENCLOSURE_CLOSED:
      return EARCUP_TOPIC_CLOSED;

    case EARCUP_ENCLOSURE_SEMI_OPEN:
      return EARCUP_TOPIC_SEMI_OPEN;

    case EARCUP_ENCLOSURE_OPEN:
      return EARCUP_TOPIC_OPEN;

    case EARCUP_ENCLOSURE_NONE:
    default:
      return EARCUP_TOPIC_MONITORS;
    }
}

/* The guides are numbered G1 to G5 in the catalogue. */
static guint
find_source (const char *guide)
{
  guint place = (guint) g_ascii_digit_value (guide[0] != '\0' ? guide[1] : '\0') - 1u;

  return place < EARCUP_CLAIM_N_SOURCES ? 1u << place : 0;
}

static void
take_named (GPtrArray   *models,
            EarcupEntry *entry)
{
  guint n_mentions;
  const EarcupMention *mentions = earcup_entry_get_mentions (entry, &n_mentions);
  EarcupNamedModel model = {
    .id = (char *) earcup_entry_get_id (entry),
    .name = (char *) earcup_entry_get_name (entry),
    .kind = find_kind (entry),
    .named_as = EARCUP_NAMED_AS_MAKER,
    .year = NAN,
  };

  for (guint i = 0; i < n_mentions; i++)
    {
      model.sources |= find_source (mentions[i].guide);
      if (g_str_equal (mentions[i].as, "history"))
        model.named_as = EARCUP_NAMED_AS_HISTORY;
      else if (!g_str_equal (mentions[i].as, "maker") && model.named_as == EARCUP_NAMED_AS_MAKER)
        model.named_as = EARCUP_NAMED_AS_EXAMPLE;
    }

  earcup_entry_get_number (entry, "launch_year", &model.year);
  if (model.sources != 0)
    g_ptr_array_add (models, earcup_named_model_new (&model));
}

/* In the order of their years; those of which it is not known come last. */
static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  const EarcupNamedModel *first = *(EarcupNamedModel *const *) a;
  const EarcupNamedModel *second = *(EarcupNamedModel *const *) b;
  double years = (isnan (first->year) ? INFINITY : first->year) -
                 (isnan (second->year) ? INFINITY : second->year);

  return isnan (years) || years == 0.0 ? g_utf8_collate (first->name, second->name)
                                       : years > 0.0 ? 1 : -1;
}

static GPtrArray *
list_named (EarcupCatalogue *catalogue)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (catalogue));
  GPtrArray *models = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_named_model_free);

  for (guint i = 0; i < n_entries; i++)
    take_named (models, earcup_catalogue_get_nth (catalogue, i));
  g_ptr_array_sort (models, compare_years);

  return models;
}

static double
find_number (EarcupCatalogue *catalogue,
             const char      *id,
             const char      *key)
{
  EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, id);
  double number = NAN;

  if (entry != NULL)
    earcup_entry_get_number (entry, key, &number);

  return number;
}

static void
take_history (EarcupCatalogue     *catalogue,
              EarcupSubjectsParts *parts)
{
  parts->first_closed_year = find_number (catalogue, FIRST_CLOSED, "launch_year");
  parts->first_stereo_year = find_number (catalogue, FIRST_STEREO, "launch_year");
  parts->first_open_year = find_number (catalogue, FIRST_OPEN, "launch_year");
  parts->first_closed_weight_g = find_number (catalogue, FIRST_CLOSED, "weight_g");
  parts->first_open_weight_g = find_number (catalogue, FIRST_OPEN, "weight_g");
}

/* }}} */

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
 * typical near-field and a typical far-field loudspeaker, the targets, what is usual among the
 * passive over-ear headphones of the catalogue, and the models that the guides name. Nothing is
 * computed yet.
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

  parts.named_models = list_named (catalogue);
  take_history (catalogue, &parts);

  return earcup_subjects_new (&parts);
}
