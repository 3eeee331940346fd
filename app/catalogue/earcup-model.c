/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-model.h"

#include "catalogue/earcup-curve-model.h"
#include "catalogue/earcup-origin.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

struct _EarcupModel
{
  GObject            parent_instance;

  char              *id;
  char              *name;
  EarcupEntry       *entry;        /* NULL unless it is a row of the catalogue */
  EarcupEnclosure    enclosure;
  EarcupProvenance   provenance;
  char              *text;         /* where it comes from, in a sentence or two */
  char             **notes;
  char             **sharing;      /* ids of the entries that have the same shape */
  EarcupDesign      *design;       /* NULL for a target and for loudspeakers */
  EarcupMonitor     *monitor;      /* NULL but for loudspeakers */
  EarcupOrigin      *origin;       /* NULL unless it is a headphone of the catalogue */

  GMutex             mutex;        /* guards the response */
  EarcupResponse    *response;     /* of a design: NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (EarcupModel, earcup_model, G_TYPE_OBJECT)

static void
earcup_model_finalize (GObject *object)
{
  EarcupModel *self = EARCUP_MODEL (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->text);
  g_strfreev (self->notes);
  g_strfreev (self->sharing);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->design, earcup_design_unref);
  g_clear_pointer (&self->monitor, earcup_monitor_unref);
  g_clear_pointer (&self->origin, earcup_origin_unref);
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
           const char       *text)
{
  EarcupModel *self = g_object_new (EARCUP_TYPE_MODEL, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->enclosure = enclosure;
  self->provenance = provenance;
  self->text = g_strdup (text);
  self->notes = g_new0 (char *, 1);
  self->sharing = g_new0 (char *, 1);
  return self;
}

/* What stands behind an entry belongs to all of its models. */
static void
take_origin (EarcupModel  *self,
             EarcupOrigin *origin)
{
  g_strfreev (self->notes);
  g_strfreev (self->sharing);
  self->notes = g_strdupv (origin->notes);
  self->sharing = g_strdupv (origin->sharing);
  self->design = earcup_design_ref (origin->design);
  self->origin = origin;
}

static EarcupModel *
new_monitor (EarcupEntry               *entry,
             const EarcupMonitorSetup  *setup,
             GError                   **error)
{
  g_autoptr(EarcupMonitor) monitor = earcup_monitor_new (entry, setup, error);
  EarcupModel *self;

  if (monitor == NULL)
    {
      g_prefix_error (error, "%s: ", earcup_entry_get_name (entry));
      return NULL;
    }

  self = new_model (earcup_entry_get_id (entry), earcup_entry_get_name (entry),
                    EARCUP_ENCLOSURE_NONE, EARCUP_PROVENANCE_MAKER, "");
  self->entry = g_object_ref (entry);
  g_strfreev (self->notes);
  self->notes = earcup_monitor_dup_notes (monitor);
  self->monitor = g_steal_pointer (&monitor);
  return self;
}

/* Makes the model of loudspeakers where they are usually listened to. */
static EarcupModel *
new_usual_monitor (EarcupCatalogue  *catalogue,
                   EarcupEntry      *entry,
                   GError          **error)
{
  EarcupMonitorSetup usual = { .listener = earcup_catalogue_get_listener (catalogue, error) };

  return usual.listener != NULL ? new_monitor (entry, &usual, error) : NULL;
}

/**
 * earcup_model_new_entry:
 * @catalogue: the catalogue that the entry is in
 * @entry: a headphone or a loudspeaker
 * @error: return location for an error
 *
 * Makes the model of a row of the catalogue. That of a headphone is fitted to its measurement,
 * derived from a relative that was measured, or else estimated from its construction; that of a
 * loudspeaker is a pair of them in the room that they are made for, that of a curve its file.
 *
 * Returns: (transfer full): the model, or %NULL; main thread
 */
EarcupModel *
earcup_model_new_entry (EarcupCatalogue  *catalogue,
                        EarcupEntry      *entry,
                        GError          **error)
{
  g_autoptr(EarcupOrigin) origin = NULL;
  EarcupLineage *lineage;
  EarcupModel *self;

  if (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_MONITOR)
    return new_usual_monitor (catalogue, entry, error);
  if (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_CURVE)
    return earcup_curve_model_load (catalogue, earcup_entry_get_id (entry), error);

  lineage = earcup_catalogue_get_lineage (catalogue, error);
  if (lineage == NULL)
    return NULL;

  origin = earcup_origin_new (catalogue, lineage, entry, error);
  if (origin == NULL)
    return NULL;

  self = new_model (earcup_entry_get_id (entry), earcup_entry_get_name (entry),
                    earcup_entry_get_enclosure (entry), origin->provenance, origin->text);
  self->entry = g_object_ref (entry);
  take_origin (self, g_steal_pointer (&origin));
  return self;
}

/**
 * earcup_model_new_headphones:
 * @catalogue: a catalogue
 * @error: return location for an error
 *
 * Makes the models of all its headphones, in their order; loudspeakers are passed over.
 *
 * Returns: (transfer full) (element-type EarcupModel): the models, or %NULL; main thread
 */
GPtrArray *
earcup_model_new_headphones (EarcupCatalogue  *catalogue,
                             GError          **error)
{
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_nth (catalogue, i);
      EarcupModel *model;

      if (earcup_entry_get_kind (entry) != EARCUP_ENTRY_KIND_HEADPHONE)
        continue;

      model = earcup_model_new_entry (catalogue, entry, error);
      if (model == NULL)
        return NULL;

      g_ptr_array_add (models, model);
    }

  return g_steal_pointer (&models);
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
 * earcup_model_new_measured:
 * @id: an id
 * @name: its name for people
 * @response: what was measured, in dB, as the GRAS rig would show it
 * @text: a sentence on where it comes from
 *
 * Makes a model of a measurement that is the user's own: it has a response but no design.
 *
 * Returns: (transfer full): the model
 */
EarcupModel *
earcup_model_new_measured (const char     *id,
                           const char     *name,
                           EarcupResponse *response,
                           const char     *text)
{
  EarcupModel *self;

  self = new_model (id, name, EARCUP_ENCLOSURE_NONE, EARCUP_PROVENANCE_USER, text);
  self->response = earcup_response_ref (response);
  return self;
}

/**
 * earcup_model_new_own:
 * @id: by which it is found again
 * @name: what it is called
 * @design: the user's design
 *
 * Makes a model of a design that the user keeps.
 *
 * Returns: (transfer full): the model
 */
EarcupModel *
earcup_model_new_own (const char   *id,
                      const char   *name,
                      EarcupDesign *design)
{
  EarcupModel *self;

  self = new_model (id, name, EARCUP_ENCLOSURE_NONE, EARCUP_PROVENANCE_USER,
                    _("Your own design."));
  self->design = earcup_design_ref (design);
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
  return earcup_model_new_own (name, name, design);
}

/**
 * earcup_model_new_placed:
 * @model: the model of loudspeakers
 * @setup: where they are listened to; a listener of %NULL is the one that there was
 * @error: return location for an error of %EARCUP_LAYOUT_ERROR
 *
 * Makes the model of the same loudspeakers elsewhere. What @setup does not say is as usual, not as
 * it was. Fails where they do not fit in the room.
 *
 * Returns: (transfer full): the model, or %NULL with @error set; any thread
 */
EarcupModel *
earcup_model_new_placed (EarcupModel               *model,
                         const EarcupMonitorSetup  *setup,
                         GError                   **error)
{
  EarcupMonitorSetup whole = *setup;
  EarcupModel *self;

  g_return_val_if_fail (model->monitor != NULL, NULL);

  if (whole.listener == NULL)
    whole.listener = earcup_monitor_get_listener (model->monitor);

  self = new_monitor (model->entry, &whole, error);
  if (self == NULL)
    return NULL;

  g_strfreev (self->notes);
  self->notes = g_strdupv (model->notes);
  return self;
}

/* Makes a copy of a model that has one more note, before the others. (transfer full) */
EarcupModel *
earcup_model_new_noted (EarcupModel *model,
                        const char  *note)
{
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();
  EarcupModel *self;

  self = new_model (model->id, model->name, model->enclosure, model->provenance, model->text);
  g_strv_builder_add (notes, note);
  g_strv_builder_addv (notes, (const char **) model->notes);
  g_strfreev (self->notes);
  g_strfreev (self->sharing);
  self->notes = g_strv_builder_end (notes);
  self->sharing = g_strdupv (model->sharing);
  g_set_object (&self->entry, model->entry);
  if (model->origin != NULL)
    self->origin = earcup_origin_ref (model->origin);
  if (model->design != NULL)
    self->design = earcup_design_ref (model->design);
  else if (model->monitor != NULL)
    self->monitor = earcup_monitor_ref (model->monitor);
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

/* Gets the design; %NULL for a target and for loudspeakers. (transfer none) */
EarcupDesign *
earcup_model_get_design (EarcupModel *self)
{
  return self->design;
}

/* Gets the pair of loudspeakers; %NULL for everything else. (transfer none) */
EarcupMonitor *
earcup_model_get_monitor (EarcupModel *self)
{
  return self->monitor;
}

/**
 * earcup_model_get_response:
 * @self: a model
 *
 * Gets the response at the drum, in dB SPL per volt; of a target, in dB of its own reference; of
 * loudspeakers, as earcup_monitor_get_response() tells, in dB of which only the shape counts. It is
 * computed when it is asked for first, which for loudspeakers takes a tenth of a second.
 *
 * Returns: (transfer none): the response; any thread
 */
EarcupResponse *
earcup_model_get_response (EarcupModel *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  if (self->monitor != NULL)
    return earcup_monitor_get_response (self->monitor);

  locker = g_mutex_locker_new (&self->mutex);
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

/* Gets the fit that the design goes back to, its own or a relative's; %NULL where nothing was
 * measured. (transfer none) */
EarcupFitRecord *
earcup_model_get_fit (EarcupModel *self)
{
  return self->origin != NULL ? self->origin->fit : NULL;
}

/* Gets the name of the headphone that it is derived from; %NULL unless it is derived. */
const char *
earcup_model_get_relative (EarcupModel *self)
{
  return self->origin != NULL ? self->origin->relative : NULL;
}

/* Gets how many further measurements of the same headphone were fitted; often 0. */
guint
earcup_model_get_n_variants (EarcupModel *self)
{
  return self->origin != NULL ? self->origin->variants->len : 0;
}

/**
 * earcup_model_get_variant:
 * @self: a model
 * @index: below earcup_model_get_n_variants()
 *
 * Gets a design that was fitted to a further measurement of the same headphone: of another
 * specimen, with other or worn pads, or by another measurer. It shows how far apart such
 * measurements lie.
 *
 * Returns: (transfer none): the design; any thread
 */
EarcupDesign *
earcup_model_get_variant (EarcupModel *self,
                          guint        index)
{
  g_return_val_if_fail (index < earcup_model_get_n_variants (self), NULL);

  return g_ptr_array_index (self->origin->variants, index);
}

/* Copies where the model comes from, in a sentence or a few, for people. (transfer full) */
char *
earcup_model_dup_provenance_text (EarcupModel *self)
{
  return self->monitor != NULL ? earcup_monitor_dup_text (self->monitor) : g_strdup (self->text);
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

/* Gets the ids of the other entries whose shape is the same, because it goes back to the same
 * measurement or, where there is none, to the same construction; an empty list where there are
 * none. */
const char *const *
earcup_model_get_sharing (EarcupModel *self)
{
  return (const char *const *) self->sharing;
}
