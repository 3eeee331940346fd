/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-model.h"

#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-estimate.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHORTFALL_WORTH_A_NOTE_DB 0.05

struct _EarcupModel
{
  GObject            parent_instance;

  char              *id;
  char              *name;
  EarcupEntry       *entry;        /* NULL unless it is a row of the catalogue */
  EarcupEnclosure    enclosure;
  EarcupProvenance   provenance;
  char              *origin;       /* where it comes from, in a sentence or two */
  char             **notes;
  char             **sharing;      /* ids of the entries that have the same shape */
  EarcupDesign      *design;       /* NULL for a target */

  GMutex             mutex;        /* guards the response */
  EarcupResponse    *response;     /* of a design: NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (EarcupModel, earcup_model, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (EarcupProvenance, earcup_provenance,
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_FITTED, "fitted"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_DERIVED, "derived"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_ESTIMATED, "estimated"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_ARCHETYPE, "archetype"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_TARGET, "target"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_USER, "user"),
  G_DEFINE_ENUM_VALUE (EARCUP_PROVENANCE_MAKER, "maker"))

static void
earcup_model_finalize (GObject *object)
{
  EarcupModel *self = EARCUP_MODEL (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->origin);
  g_strfreev (self->notes);
  g_strfreev (self->sharing);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->design, earcup_design_unref);
  g_clear_pointer (&self->response, earcup_response_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (earcup_model_parent_class)->finalize (object);
}

static void
earcup_model_class_init (EarcupModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_model_finalize;
}

static void
earcup_model_init (EarcupModel *self)
{
  g_mutex_init (&self->mutex);
}

static EarcupModel *
new_model (const char       *id,
           const char       *name,
           EarcupEnclosure   enclosure,
           EarcupProvenance  provenance,
           const char       *origin)
{
  EarcupModel *self = g_object_new (EARCUP_TYPE_MODEL, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->enclosure = enclosure;
  self->provenance = provenance;
  self->origin = g_strdup (origin);
  self->notes = g_new0 (char *, 1);
  self->sharing = g_new0 (char *, 1);
  return self;
}

static const char *
describe_figures (gboolean has_impedance,
                  gboolean has_sensitivity)
{
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
  gboolean has_impedance = earcup_entry_get_figure (entry, "impedance_ohm") != NULL;
  gboolean has_sensitivity = earcup_entry_get_figure (entry, "sensitivity_db_per_v") != NULL;
  g_autofree char *shared = NULL;

  if (n_sharing > 0)
    shared = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "Its shape is shared by %u other model.",
                                           "Its shape is shared by %u other models.",
                                           n_sharing), n_sharing);

  return g_strdup_printf (/* Translators: the label of a construction such as “Closed back”, a
                             sentence on the figures, a sentence on sharing or nothing. */
                          _("Estimated from its construction (%s), not measured. %s %s"),
                          earcup_archetype_get_label (archetype),
                          describe_figures (has_impedance, has_sensitivity),
                          shared != NULL ? shared : "");
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
                  EarcupEntry  *entry)
{
  add_figure_note (notes, entry, "impedance_ohm",
                   _("Its impedance is not known; the archetype's is used."),
                   _("Its impedance is unverified."));
  add_figure_note (notes, entry, "sensitivity_db_per_v",
                   _("Its sensitivity is not known; the archetype's is used."),
                   _("Its sensitivity is unverified."));
}

static void
add_construction_notes (GStrvBuilder *notes,
                        EarcupEntry  *entry)
{
  EarcupConstruction construction = earcup_construction_of (entry);

  if (construction.stands_in)
    g_strv_builder_add (notes, _("It is planar magnetic; a dynamic archetype of the same "
                                 "enclosure stands in for it."));
  if (construction.on_ear)
    g_strv_builder_add (notes, _("It sits on the ear; it is modelled as an over-ear headphone "
                                 "with a gap under the pad, which is rough."));
  if (earcup_entry_is_active (entry) || earcup_entry_is_anc (entry))
    g_strv_builder_add (notes, _("Only its passive acoustics are modelled, not how it behaves "
                                 "when it is powered."));
}

static void
add_shortfall_note (GStrvBuilder *notes,
                    EarcupEntry  *entry,
                    double        shortfall_db)
{
  g_autofree char *note = NULL;
  double db_per_v = 0.0;

  if (shortfall_db < SHORTFALL_WORTH_A_NOTE_DB)
    return;

  earcup_entry_get_number (entry, "sensitivity_db_per_v", &db_per_v);
  note = g_strdup_printf (/* Translators: a sensitivity and a difference. */
                          _("The sensitivity of %.1f dB/V is out of the archetype's reach; the "
                            "model stays %.1f dB below it."), db_per_v, shortfall_db);
  g_strv_builder_add (notes, note);
}

static char **
list_sharing (EarcupCatalogue *catalogue,
              EarcupEntry     *entry)
{
  EarcupConstruction construction = earcup_construction_of (entry);
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (catalogue));
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      EarcupEntry *other = earcup_catalogue_get_nth (catalogue, i);
      EarcupConstruction other_construction;

      if (other == entry || earcup_entry_get_kind (other) != EARCUP_ENTRY_KIND_HEADPHONE)
        continue;

      other_construction = earcup_construction_of (other);
      if (earcup_construction_equal (&construction, &other_construction))
        g_strv_builder_add (ids, earcup_entry_get_id (other));
    }

  return g_strv_builder_end (ids);
}

static EarcupArchetype *
find_archetype (EarcupCatalogue  *catalogue,
                EarcupEntry      *entry,
                GError          **error)
{
  EarcupArchetype *archetype;

  if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE)
    {
      g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_NO_SIMULATION,
                   /* Translators: %s is the name of a loudspeaker. */
                   _("%s is a loudspeaker; loudspeakers are not simulated yet"),
                   earcup_entry_get_name (entry));
      return NULL;
    }

  archetype = earcup_catalogue_get_archetype (catalogue,
                                              earcup_construction_of (entry).archetype_id);
  if (archetype == NULL)
    g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
                 /* Translators: %s is an id in the program's own data. */
                 _("The data have no archetype “%s”"),
                 earcup_construction_of (entry).archetype_id);
  return archetype;
}

/**
 * earcup_model_new_entry:
 * @catalogue: the catalogue that the entry is in
 * @entry: a headphone
 * @error: return location for an error
 *
 * Makes the model of a row of the catalogue: for now estimated from its construction.
 *
 * Fails with %EARCUP_CATALOGUE_ERROR_NO_SIMULATION for a loudspeaker.
 *
 * Returns: (transfer full): the model, or %NULL; main thread
 */
EarcupModel *
earcup_model_new_entry (EarcupCatalogue  *catalogue,
                        EarcupEntry      *entry,
                        GError          **error)
{
  EarcupArchetype *archetype = find_archetype (catalogue, entry, error);
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();
  g_autoptr(EarcupDesign) design = NULL;
  double shortfall_db;
  EarcupModel *self;

  if (archetype == NULL)
    return NULL;

  design = earcup_estimate_design (entry, earcup_archetype_get_design (archetype), &shortfall_db,
                                   error);
  if (design == NULL)
    {
      g_prefix_error (error, "%s: ", earcup_entry_get_name (entry));
      return NULL;
    }

  add_figure_notes (notes, entry);
  add_construction_notes (notes, entry);
  add_shortfall_note (notes, entry, shortfall_db);

  self = new_model (earcup_entry_get_id (entry), earcup_entry_get_name (entry),
                    earcup_entry_get_enclosure (entry), EARCUP_PROVENANCE_ESTIMATED, NULL);
  g_strfreev (self->notes);
  g_strfreev (self->sharing);
  self->notes = g_strv_builder_end (notes);
  self->sharing = list_sharing (catalogue, entry);
  self->origin = g_strchomp (describe_estimate (entry, archetype,
                                                g_strv_length (self->sharing)));
  self->entry = g_object_ref (entry);
  self->design = g_steal_pointer (&design);
  return self;
}

/* Makes the model of an archetype. (transfer full) */
EarcupModel *
earcup_model_new_archetype (EarcupArchetype *archetype)
{
  EarcupModel *self;

  self = new_model (earcup_archetype_get_id (archetype), earcup_archetype_get_label (archetype),
                    earcup_archetype_get_enclosure (archetype), EARCUP_PROVENANCE_ARCHETYPE,
                    _("Stands for a way of building headphones, not for a product."));
  self->design = earcup_design_ref ((EarcupDesign *) earcup_archetype_get_design (archetype));
  return self;
}

/**
 * earcup_model_new_target:
 * @id: an id, for example "neutral"
 * @name: its name for people
 * @response: the curve, in dB; only its shape counts
 *
 * Makes a model of a target curve: it has a response but no design.
 *
 * Returns: (transfer full): the model
 */
EarcupModel *
earcup_model_new_target (const char     *id,
                         const char     *name,
                         EarcupResponse *response)
{
  EarcupModel *self;

  self = new_model (id, name, EARCUP_ENCLOSURE_NONE, EARCUP_PROVENANCE_TARGET,
                    _("A target curve: how a headphone should measure, not one that exists."));
  self->response = earcup_response_ref (response);
  return self;
}

/**
 * earcup_model_new_user:
 * @name: what it is called, which is its id as well
 * @design: the user's design
 *
 * Makes a model of a design that is the user's own.
 *
 * Returns: (transfer full): the model
 */
EarcupModel *
earcup_model_new_user (const char   *name,
                       EarcupDesign *design)
{
  EarcupModel *self;

  self = new_model (name, name, EARCUP_ENCLOSURE_NONE, EARCUP_PROVENANCE_USER,
                    _("Your own design."));
  self->design = earcup_design_ref (design);
  return self;
}

/* Makes a copy of a model that has one more note, before the others. (transfer full) */
EarcupModel *
earcup_model_new_noted (EarcupModel *model,
                        const char  *note)
{
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();
  EarcupModel *self;

  self = new_model (model->id, model->name, model->enclosure, model->provenance, model->origin);
  g_strv_builder_add (notes, note);
  g_strv_builder_addv (notes, (const char **) model->notes);
  g_strfreev (self->notes);
  g_strfreev (self->sharing);
  self->notes = g_strv_builder_end (notes);
  self->sharing = g_strdupv (model->sharing);
  g_set_object (&self->entry, model->entry);
  if (model->design != NULL)
    self->design = earcup_design_ref (model->design);
  else
    self->response = earcup_response_ref (model->response);
  return self;
}

/* Gets the id by which it is resolved again. */
const char *
earcup_model_get_id (EarcupModel *self)
{
  return self->id;
}

/* Gets the name for people. */
const char *
earcup_model_get_name (EarcupModel *self)
{
  return self->name;
}

/* Gets the row of the catalogue; %NULL for an archetype, a target or a user's own design.
 * (transfer none) */
EarcupEntry *
earcup_model_get_entry (EarcupModel *self)
{
  return self->entry;
}

/* Gets how the back of the cup is built, %EARCUP_ENCLOSURE_NONE where that cannot be said. */
EarcupEnclosure
earcup_model_get_enclosure (EarcupModel *self)
{
  return self->enclosure;
}

/* Gets the design; %NULL for a target. (transfer none) */
EarcupDesign *
earcup_model_get_design (EarcupModel *self)
{
  return self->design;
}

/**
 * earcup_model_get_response:
 * @self: a model
 *
 * Gets the response at the drum, in dB SPL per volt; of a target, in dB of its own reference.
 * It is computed when it is asked for first.
 *
 * Returns: (transfer none): the response; any thread
 */
EarcupResponse *
earcup_model_get_response (EarcupModel *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->response == NULL)
    self->response = earcup_response_new_simulated (self->design);
  return self->response;
}

/* Gets where the model comes from. */
EarcupProvenance
earcup_model_get_provenance (EarcupModel *self)
{
  return self->provenance;
}

/* Copies where the model comes from, in a sentence or a few, for people. (transfer full) */
char *
earcup_model_dup_provenance_text (EarcupModel *self)
{
  return g_strdup (self->origin);
}

/* Returns: (transfer full): everything worth knowing about where the curve of a model comes from,
 * its provenance and its notes, each in a paragraph of its own; any thread */
char *
earcup_model_dup_account (EarcupModel *self)
{
  g_autofree char *origin = earcup_model_dup_provenance_text (self);
  g_autofree char *notes = g_strjoinv ("\n\n", (char **) earcup_model_get_notes (self));

  return *notes != '\0' ? g_strconcat (origin, "\n\n", notes, NULL) : g_steal_pointer (&origin);
}

/* Gets the number of notes. */
guint
earcup_model_get_n_notes (EarcupModel *self)
{
  return g_strv_length (self->notes);
}

/* Gets what should be known before the model is trusted: sentences for people. */
const char *const *
earcup_model_get_notes (EarcupModel *self)
{
  return (const char *const *) self->notes;
}

/* Gets the ids of the other entries whose shape is the same, because it is estimated from the
 * same construction; an empty list where there are none. */
const char *const *
earcup_model_get_sharing (EarcupModel *self)
{
  return (const char *const *) self->sharing;
}
