/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-fit-record.h"

#include "catalogue/earcup-catalogue-error.h"
#include "earcup-config.h"
#include "interchange/earcup-design-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _EarcupFitRecord
{
  char         *file;         /* what was measured, without suffix */
  char         *measurer;
  char         *rig;
  EarcupDesign *design;
  guint         n_numbers;
  double        below_db;     /* rms error from 20 Hz to 1 kHz */
  double        above_db;     /* rms error from 1 kHz to 10 kHz */
  gboolean      converged;
};

G_DEFINE_BOXED_TYPE (EarcupFitRecord, earcup_fit_record, earcup_fit_record_ref,
                     earcup_fit_record_unref)

static gboolean
is_complete (const EarcupFitRecord *self,
             JsonObject            *object)
{
  JsonNode *design = json_object_get_member (object, "design");

  return self->file != NULL && self->measurer != NULL && self->rig != NULL &&
         self->n_numbers > 0 && isfinite (self->below_db) && isfinite (self->above_db) &&
         design != NULL && JSON_NODE_HOLDS_OBJECT (design);
}

/**
 * earcup_fit_record_new_from_json:
 * @object: a fit as data/catalogue/README.md describes it
 * @error: return location for an error
 *
 * Reads a fit from the bundled data. Fails with %EARCUP_CATALOGUE_ERROR_BAD_DATA, or an
 * %EARCUP_INTERCHANGE_ERROR where its design is none.
 *
 * Returns: (transfer full): the fit, or %NULL; any thread
 */
EarcupFitRecord *
earcup_fit_record_new_from_json (JsonObject  *object,
                                 GError     **error)
{
  g_autoptr(EarcupFitRecord) self = g_atomic_rc_box_new0 (EarcupFitRecord);

  self->file = g_strdup (json_object_get_string_member_with_default (object, "file", NULL));
  self->measurer = g_strdup (json_object_get_string_member_with_default (object, "by", NULL));
  self->rig = g_strdup (json_object_get_string_member_with_default (object, "rig", NULL));
  self->n_numbers = (guint) json_object_get_int_member_with_default (object, "numbers", 0);
  self->below_db = json_object_get_double_member_with_default (object, "rms_db_20_1k", NAN);
  self->above_db = json_object_get_double_member_with_default (object, "rms_db_1k_10k", NAN);
  self->converged = json_object_get_boolean_member_with_default (object, "converged", FALSE);

  if (!is_complete (self, object))
    {
      g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
                   /* Translators: %s is the name of a measured file. */
                   _("The fit to “%s” is incomplete"), self->file != NULL ? self->file : "");
      return NULL;
    }

  self->design = earcup_design_from_json (json_object_get_object_member (object, "design"),
                                          self->file, error);
  return self->design != NULL ? g_steal_pointer (&self) : NULL;
}

/* Takes another reference. (transfer full) */
EarcupFitRecord *
earcup_fit_record_ref (EarcupFitRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupFitRecord *self = data;

  g_free (self->file);
  g_free (self->measurer);
  g_free (self->rig);
  g_clear_pointer (&self->design, earcup_design_unref);
}

/* Gives a reference back. */
void
earcup_fit_record_unref (EarcupFitRecord *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Gets the name of the measured file, without its suffix. */
const char *
earcup_fit_record_get_file (const EarcupFitRecord *self)
{
  return self->file;
}

/* Gets who measured, for people. */
const char *
earcup_fit_record_get_measurer (const EarcupFitRecord *self)
{
  return self->measurer;
}

/* Gets the word for the rig, such as "gras". */
const char *
earcup_fit_record_get_rig (const EarcupFitRecord *self)
{
  return self->rig;
}

/* Gets the design that was found. (transfer none) */
EarcupDesign *
earcup_fit_record_get_design (const EarcupFitRecord *self)
{
  return self->design;
}

/* Gets how many numbers were free to be chosen. */
guint
earcup_fit_record_get_n_numbers (const EarcupFitRecord *self)
{
  return self->n_numbers;
}

/* Gets the rms error in dB from 20 Hz to 1 kHz, the level being free. */
double
earcup_fit_record_get_below_db (const EarcupFitRecord *self)
{
  return self->below_db;
}

/* Gets the rms error in dB from 1 kHz to 10 kHz, the level being free. */
double
earcup_fit_record_get_above_db (const EarcupFitRecord *self)
{
  return self->above_db;
}

/* Gets whether the search settled; if not, the design is the best that was found. */
gboolean
earcup_fit_record_get_converged (const EarcupFitRecord *self)
{
  return self->converged;
}
