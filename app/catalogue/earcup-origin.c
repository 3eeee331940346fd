/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-origin.h"

#include "acoustics/earcup-simulate.h"
#include "acoustics/earcup-units.h"
#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-estimate.h"
#include "earcup-config.h"

#include <complex.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define SHORTFALL_WORTH_A_NOTE_DB 0.05
#define DEVIATION_WORTH_A_NOTE_DB 0.5
#define COMMON_RIG                "gras"    /* the one on which the targets are defined */

G_DEFINE_BOXED_TYPE (EarcupOrigin, earcup_origin, earcup_origin_ref, earcup_origin_unref)

static const char *
describe_figures (EarcupEntry *entry)
{
  gboolean has_impedance = earcup_entry_get_figure (entry, "impedance_ohm") != NULL;
  gboolean has_sensitivity = earcup_entry_get_figure (entry, "sensitivity_db_per_v") != NULL;

  if (has_impedance && has_sensitivity)
    return _("Impedance and sensitivity are as published.");
  if (has_impedance)
    return _("The impedance is as published.");
  if (has_sensitivity)
    return _("The sensitivity is as published.");
  return _("None of its own figures is known.");
}

static char *
describe_estimate (EarcupEntry     *entry,
                   EarcupArchetype *archetype,
                   guint            n_sharing)
{
  g_autofree char *shared = NULL;

  if (n_sharing > 0)
    shared = g_strdup_printf (ngettext ("Its shape is shared by %u other model.",
                                        "Its shape is shared by %u other models.", n_sharing),
                              n_sharing);

  return g_strdup_printf (/* Translators: the label of a construction such as “Closed back”, a
                             sentence on the figures, a sentence on sharing or nothing. */
                          _("Estimated from its construction (%s), not measured. %s %s"),
                          earcup_archetype_get_label (archetype), describe_figures (entry),
                          shared != NULL ? shared : "");
}

static char *
describe_fit (EarcupFitRecord *fit)
{
  return g_strdup_printf (/* Translators: who measured it, then two differences in dB. */
                          _("Fitted to a measurement by %s (%.2f dB rms off below 1 kHz, %.2f dB "
                            "above)."),
                          earcup_fit_record_get_measurer (fit),
                          earcup_fit_record_get_below_db (fit),
                          earcup_fit_record_get_above_db (fit));
}

static char *
describe_derivation (EarcupEntry     *entry,
                     const char      *relative,
                     EarcupKinship    kinship,
                     EarcupFitRecord *fit)
{
  return g_strdup_printf (/* Translators: the name of a headphone, who measured it, two differences
                             in dB, then a sentence on kinship and one on figures. */
                          _("Derived from %s, fitted to a measurement by %s (%.2f dB rms off below "
                            "1 kHz, %.2f dB above). %s %s"),
                          relative, earcup_fit_record_get_measurer (fit),
                          earcup_fit_record_get_below_db (fit),
                          earcup_fit_record_get_above_db (fit),
                          earcup_kinship_get_sentence (kinship), describe_figures (entry));
}

static void
add_figure_note (GStrvBuilder *notes,
                 EarcupEntry  *entry,
                 const char   *key,
                 const char   *missing,
                 const char   *unverified)
{
  const EarcupFigure *figure = earcup_entry_get_figure (entry, key);

  if (figure == NULL)
    g_strv_builder_add (notes, missing);
  else if (earcup_figure_get_confidence (figure) == EARCUP_CONFIDENCE_UNVERIFIED)
    g_strv_builder_add (notes, unverified);
}

static void
add_figure_notes (GStrvBuilder *notes,
                  EarcupEntry  *entry,
                  gboolean      is_derived)
{
  add_figure_note (notes, entry, "impedance_ohm",
                   is_derived ? _("Its impedance is not known; that of its relative is used.")
                              : _("Its impedance is not known; the archetype's is used."),
                   _("Its impedance is unverified."));
  add_figure_note (notes, entry, "sensitivity_db_per_v",
                   is_derived ? _("Its sensitivity is not known; that of its relative is used.")
                              : _("Its sensitivity is not known; the archetype's is used."),
                   _("Its sensitivity is unverified."));
}

static void
add_construction_notes (GStrvBuilder *notes,
                        EarcupEntry  *entry,
                        gboolean      is_estimated)
{
  EarcupConstruction construction = earcup_construction_of (entry);

  if (construction.stands_in)
    g_strv_builder_add (notes,
                        is_estimated
                          ? _("It is planar magnetic; a dynamic archetype of the same enclosure "
                              "stands in for it.")
                          : _("It is planar magnetic; it was fitted as a dynamic one of the same "
                              "enclosure."));
  if (construction.on_ear)
    g_strv_builder_add (notes,
                        is_estimated
                          ? _("It sits on the ear; it is modelled as an over-ear headphone with a "
                              "gap under the pad, which is rough.")
                          : _("It sits on the ear; it is modelled as an over-ear headphone, which "
                              "is rough."));
  if (earcup_entry_is_active (entry) || earcup_entry_is_anc (entry))
    g_strv_builder_add (notes, _("Only its passive acoustics are modelled, not how it behaves "
                                 "when it is powered."));
}

static void
add_fit_notes (GStrvBuilder    *notes,
               EarcupFitRecord *fit)
{
  if (!g_str_equal (earcup_fit_record_get_rig (fit), COMMON_RIG))
    g_strv_builder_add (notes, _("The measurement was made on another kind of artificial ear and "
                                 "converted, which is rough."));
  if (!earcup_fit_record_get_converged (fit))
    g_strv_builder_add (notes, _("The fit did not settle; it is the best that was found."));
}

static void
add_shortfall_note (GStrvBuilder *notes,
                    EarcupEntry  *entry,
                    double        shortfall_db,
                    gboolean      is_derived)
{
  g_autofree char *note = NULL;
  double db_per_v = 0.0;

  if (shortfall_db < SHORTFALL_WORTH_A_NOTE_DB)
    return;

  earcup_entry_get_number (entry, "sensitivity_db_per_v", &db_per_v);
  note = g_strdup_printf (is_derived
                            /* Translators: a sensitivity and a difference. */
                            ? _("The sensitivity of %.1f dB/V is out of its relative's reach; the "
                                "model stays %.1f dB below it.")
                            /* Translators: a sensitivity and a difference. */
                            : _("The sensitivity of %.1f dB/V is out of the archetype's reach; the "
                                "model stays %.1f dB below it."), db_per_v, shortfall_db);
  g_strv_builder_add (notes, note);
}

/* The sensitivity is one datum of a fit among many, and makers measure it in many ways. */
static void
add_deviation_note (GStrvBuilder *notes,
                    EarcupEntry  *entry,
                    EarcupDesign *design)
{
  const double hz = EARCUP_ESTIMATE_REFERENCE_HZ;
  double complex drum_pa_v;
  double db_per_v, deviation_db;
  g_autofree char *note = NULL;

  if (!earcup_entry_get_number (entry, "sensitivity_db_per_v", &db_per_v))
    return;

  earcup_simulate_drum (design, &hz, 1, &drum_pa_v);
  deviation_db = 20.0 * log10 (cabs (drum_pa_v) / EARCUP_REFERENCE_PA) - db_per_v;
  if (fabs (deviation_db) < DEVIATION_WORTH_A_NOTE_DB)
    return;

  note = g_strdup_printf (deviation_db > 0.0
                            /* Translators: a difference, then a sensitivity. */
                            ? _("The fit is %.1f dB above the published sensitivity of %.1f dB/V.")
                            /* Translators: a difference, then a sensitivity. */
                            : _("The fit is %.1f dB below the published sensitivity of %.1f dB/V."),
                          fabs (deviation_db), db_per_v);
  g_strv_builder_add (notes, note);
}

static gboolean
have_one_shape (const EarcupLineage *lineage,
                EarcupEntry         *one,
                EarcupEntry         *other)
{
  EarcupFitRecord *one_root = earcup_lineage_find_root (lineage, earcup_entry_get_id (one));
  EarcupFitRecord *other_root = earcup_lineage_find_root (lineage, earcup_entry_get_id (other));
  EarcupConstruction one_construction = earcup_construction_of (one);
  EarcupConstruction other_construction = earcup_construction_of (other);

  if (one_root != NULL || other_root != NULL)
    return one_root == other_root;

  return earcup_construction_equal (&one_construction, &other_construction);
}

static char **
list_sharing (EarcupCatalogue     *catalogue,
              const EarcupLineage *lineage,
              EarcupEntry         *entry)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (catalogue));
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      EarcupEntry *other = earcup_catalogue_get_nth (catalogue, i);

      if (other != entry && earcup_entry_get_kind (other) == EARCUP_ENTRY_KIND_HEADPHONE &&
          have_one_shape (lineage, entry, other))
        g_strv_builder_add (ids, earcup_entry_get_id (other));
    }

  return g_strv_builder_end (ids);
}

static GPtrArray *
list_variants (EarcupLineage *lineage,
               EarcupEntry   *entry)
{
  GPtrArray *variants = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_design_unref);
  const EarcupRelation *relation;
  const char *const *files;

  relation = earcup_lineage_get_relation (lineage, earcup_entry_get_id (entry));
  files = relation != NULL ? earcup_relation_get_also (relation) : NULL;
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      EarcupFitRecord *fit = earcup_lineage_get_fit (lineage, files[i]);

      if (fit != NULL)
        g_ptr_array_add (variants, earcup_design_ref (earcup_fit_record_get_design (fit)));
    }

  return variants;
}

/* Makes the estimate: the archetype with the entry's own figures. */
static gboolean
estimate (EarcupOrigin     *self,
          EarcupCatalogue  *catalogue,
          EarcupEntry      *entry,
          GStrvBuilder     *notes,
          GError          **error)
{
  const char *id = earcup_construction_of (entry).archetype_id;
  EarcupArchetype *archetype = earcup_catalogue_get_archetype (catalogue, id);
  double shortfall_db;

  if (archetype == NULL)
    {
      g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
                   /* Translators: %s is an id in the program's own data. */
                   _("The data have no archetype “%s”"), id);
      return FALSE;
    }

  self->design = earcup_estimate_design (entry, earcup_archetype_get_design (archetype),
                                         &shortfall_db, error);
  if (self->design == NULL)
    return FALSE;

  add_figure_notes (notes, entry, FALSE);
  add_construction_notes (notes, entry, TRUE);
  add_shortfall_note (notes, entry, shortfall_db, FALSE);
  self->text = g_strchomp (describe_estimate (entry, archetype, g_strv_length (self->sharing)));
  return TRUE;
}

/* Takes the fit as it is: it was made with the entry's own figures. */
static gboolean
adopt (EarcupOrigin *self,
       EarcupEntry  *entry,
       GStrvBuilder *notes)
{
  add_figure_notes (notes, entry, FALSE);
  add_construction_notes (notes, entry, FALSE);
  add_fit_notes (notes, self->fit);
  self->design = earcup_design_ref (earcup_fit_record_get_design (self->fit));
  add_deviation_note (notes, entry, self->design);
  return TRUE;
}

static double
get_figure (EarcupEntry *entry,
            const char  *key)
{
  double value = NAN;

  earcup_entry_get_number (entry, key, &value);
  return value;
}

/* Tells what makes an entry of its relative. Figures that are the same change nothing: the fit
 * keeps to them only as closely as the curve let it. The seal of the pad is the one that was
 * measured, on the ear as well: an estimate gets a gap there for want of anything better. */
static EarcupEstimateChange
compare (EarcupEntry *entry,
         EarcupEntry *relative)
{
  EarcupEstimateChange change = { 1.0, NAN, FALSE };
  double factor = get_figure (entry, "impedance_ohm") / get_figure (relative, "impedance_ohm");
  double db_per_v = get_figure (entry, "sensitivity_db_per_v");

  if (isfinite (factor))
    change.impedance_factor = factor;
  if (change.impedance_factor != 1.0 ||
      db_per_v != get_figure (relative, "sensitivity_db_per_v"))
    change.db_per_v = db_per_v;

  return change;
}

/* Makes the entry of a relative that is an entry itself. */
static gboolean
inherit (EarcupOrigin  *self,
         EarcupEntry   *entry,
         EarcupEntry   *relative,
         GStrvBuilder  *notes,
         GError       **error)
{
  EarcupEstimateChange change = compare (entry, relative);
  double shortfall_db;

  self->design = earcup_estimate_change (earcup_fit_record_get_design (self->fit), &change,
                                         &shortfall_db, error);
  if (self->design == NULL)
    return FALSE;

  add_figure_notes (notes, entry, TRUE);
  add_construction_notes (notes, entry, FALSE);
  add_shortfall_note (notes, entry, shortfall_db, TRUE);
  if (isnan (change.db_per_v))
    add_deviation_note (notes, entry, self->design);
  add_fit_notes (notes, self->fit);
  return TRUE;
}

static gboolean
go_back_to_fit (EarcupOrigin     *self,
                EarcupCatalogue  *catalogue,
                EarcupLineage    *lineage,
                EarcupEntry      *entry,
                GStrvBuilder     *notes,
                GError          **error)
{
  const EarcupRelation *relation;
  const char *relative_id;
  EarcupEntry *relative = NULL;

  relation = earcup_lineage_get_relation (lineage, earcup_entry_get_id (entry));
  relative_id = earcup_relation_get_relative_id (relation);
  if (relative_id != NULL)
    relative = earcup_catalogue_get_entry (catalogue, relative_id);

  self->relative = earcup_origin_dup_relative (catalogue, lineage, entry);
  self->text = self->relative == NULL
                 ? describe_fit (self->fit)
                 : describe_derivation (entry, self->relative,
                                        earcup_relation_get_kinship (relation), self->fit);

  return relative != NULL ? inherit (self, entry, relative, notes, error)
                          : adopt (self, entry, notes);
}

static gboolean
check_kind (EarcupEntry  *entry,
            GError      **error)
{
  if (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_HEADPHONE)
    return TRUE;

  g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_NO_SIMULATION,
               /* Translators: %s is the name of a loudspeaker. */
               _("%s is a loudspeaker, which has no design of a headphone"),
               earcup_entry_get_name (entry));
  return FALSE;
}

/**
 * earcup_origin_new:
 * @catalogue: the catalogue that the entry is in
 * @lineage: which measurements stand behind what
 * @entry: a headphone
 * @error: return location for an error
 *
 * Makes the design of a headphone from the best that is known: a fit to a measurement of it; a
 * relative's fit, scaled to its own impedance and sensitivity; or the archetype of its
 * construction, scaled likewise.
 *
 * Fails with %EARCUP_CATALOGUE_ERROR_NO_SIMULATION for a loudspeaker.
 *
 * Returns: (transfer full): the origin, or %NULL; main thread
 */
EarcupOrigin *
earcup_origin_new (EarcupCatalogue  *catalogue,
                   EarcupLineage    *lineage,
                   EarcupEntry      *entry,
                   GError          **error)
{
  g_autoptr(EarcupOrigin) self = g_atomic_rc_box_new0 (EarcupOrigin);
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();
  EarcupFitRecord *fit;
  gboolean done;

  if (!check_kind (entry, error))
    return NULL;

  fit = earcup_lineage_find_root (lineage, earcup_entry_get_id (entry));
  self->fit = fit != NULL ? earcup_fit_record_ref (fit) : NULL;
  self->provenance = earcup_origin_get_provenance (lineage, entry);
  self->sharing = list_sharing (catalogue, lineage, entry);
  self->variants = list_variants (lineage, entry);

  done = fit != NULL ? go_back_to_fit (self, catalogue, lineage, entry, notes, error)
                     : estimate (self, catalogue, entry, notes, error);
  if (!done)
    {
      g_prefix_error (error, "%s: ", earcup_entry_get_name (entry));
      return NULL;
    }

  self->notes = g_strv_builder_end (notes);
  return g_steal_pointer (&self);
}

/* Takes another reference. (transfer full) */
EarcupOrigin *
earcup_origin_ref (EarcupOrigin *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupOrigin *self = data;

  g_clear_pointer (&self->design, earcup_design_unref);
  g_clear_pointer (&self->fit, earcup_fit_record_unref);
  g_clear_pointer (&self->variants, g_ptr_array_unref);
  g_free (self->relative);
  g_free (self->text);
  g_strfreev (self->notes);
  g_strfreev (self->sharing);
}

/* Gives a reference back. */
void
earcup_origin_unref (EarcupOrigin *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * earcup_origin_get_provenance:
 * @lineage: which measurements stand behind what
 * @entry: a headphone
 *
 * Tells where the curve of a headphone comes from without making its design.
 *
 * Returns: whether it is fitted, derived or estimated
 */
EarcupProvenance
earcup_origin_get_provenance (EarcupLineage *lineage,
                              EarcupEntry   *entry)
{
  const char *id = earcup_entry_get_id (entry);

  if (earcup_lineage_find_root (lineage, id) == NULL)
    return EARCUP_PROVENANCE_ESTIMATED;

  return earcup_relation_get_kinship (earcup_lineage_get_relation (lineage, id))
           == EARCUP_KINSHIP_NONE ? EARCUP_PROVENANCE_FITTED : EARCUP_PROVENANCE_DERIVED;
}

/**
 * earcup_origin_dup_relative:
 * @catalogue: the catalogue that the entry is in
 * @lineage: which measurements stand behind what
 * @entry: a headphone
 *
 * Tells from which other headphone the curve of one is derived.
 *
 * Returns: (transfer full) (nullable): the name, %NULL unless it is derived; main thread
 */
char *
earcup_origin_dup_relative (EarcupCatalogue *catalogue,
                            EarcupLineage   *lineage,
                            EarcupEntry     *entry)
{
  const EarcupRelation *relation;
  EarcupEntry *relative = NULL;

  if (earcup_origin_get_provenance (lineage, entry) != EARCUP_PROVENANCE_DERIVED)
    return NULL;

  relation = earcup_lineage_get_relation (lineage, earcup_entry_get_id (entry));
  if (earcup_relation_get_relative_id (relation) != NULL)
    relative = earcup_catalogue_get_entry (catalogue, earcup_relation_get_relative_id (relation));

  return g_strdup (relative != NULL ? earcup_entry_get_name (relative)
                                    : earcup_relation_get_relative_name (relation));
}
