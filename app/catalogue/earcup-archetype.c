/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-archetype.h"

#include "catalogue/earcup-catalogue-error.h"
#include "earcup-config.h"
#include "interchange/earcup-design-file.h"

#include <glib/gi18n-lib.h>

struct _EarcupArchetype
{
  char            *id;
  char            *label;        /* as in the data, in English */
  EarcupEnclosure  enclosure;
  EarcupDesign    *design;
};

/* The labels of the data, for the translators. */
G_GNUC_UNUSED static const char *const labels[] = {
  N_("Closed back"),
  N_("Semi-open back"),
  N_("Open back"),
  N_("Open back, planar magnetic"),
  N_("Same driver, sealed back"),
  N_("Same driver, vented back"),
  N_("Same driver, semi-open back"),
  N_("Same driver, open back"),
};

G_DEFINE_BOXED_TYPE (EarcupArchetype, earcup_archetype, earcup_archetype_ref,
                     earcup_archetype_unref)

static gboolean
read_enclosure (EarcupArchetype  *self,
                JsonObject       *object,
                GError          **error)
{
  g_autoptr(GEnumClass) codes = g_type_class_ref (EARCUP_TYPE_ENCLOSURE);
  const char *nick = json_object_get_string_member_with_default (object, "enclosure", "");
  GEnumValue *value = g_enum_get_value_by_nick (codes, nick);

  if (self->id == NULL || self->label == NULL || value == NULL ||
      !json_object_has_member (object, "design"))
    {
      g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
                   /* Translators: %s is the id of an archetype in the data. */
                   _("The archetype “%s” needs an id, a label, an enclosure and a design"),
                   self->id != NULL ? self->id : "");
      return FALSE;
    }

  self->enclosure = (EarcupEnclosure) value->value;
  return TRUE;
}

/**
 * earcup_archetype_new_from_json:
 * @object: an archetype with its id, label, enclosure and design
 * @error: return location for an error
 *
 * Reads an archetype from the bundled data.
 *
 * Fails with %EARCUP_CATALOGUE_ERROR_BAD_DATA or an %EARCUP_INTERCHANGE_ERROR.
 *
 * Returns: (transfer full): the archetype, or %NULL; any thread
 */
EarcupArchetype *
earcup_archetype_new_from_json (JsonObject  *object,
                                GError     **error)
{
  g_autoptr(EarcupArchetype) self = g_atomic_rc_box_new0 (EarcupArchetype);

  self->id = g_strdup (json_object_get_string_member_with_default (object, "id", NULL));
  self->label = g_strdup (json_object_get_string_member_with_default (object, "label", NULL));
  if (!read_enclosure (self, object, error))
    return NULL;

  self->design = earcup_design_from_json (json_object_get_object_member (object, "design"),
                                          self->id, error);
  return self->design != NULL ? g_steal_pointer (&self) : NULL;
}

/* Takes another reference. */
EarcupArchetype *
earcup_archetype_ref (EarcupArchetype *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupArchetype *self = data;

  g_free (self->id);
  g_free (self->label);
  g_clear_pointer (&self->design, earcup_design_unref);
}

/* Gives a reference back. */
void
earcup_archetype_unref (EarcupArchetype *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Gets the id, for example "semi_open". */
const char *
earcup_archetype_get_id (const EarcupArchetype *self)
{
  return self->id;
}

/* Gets the name for people. */
const char *
earcup_archetype_get_label (const EarcupArchetype *self)
{
  return _(self->label);
}

/* Gets how the back of the cup is built. */
EarcupEnclosure
earcup_archetype_get_enclosure (const EarcupArchetype *self)
{
  return self->enclosure;
}

/* Gets the design. */
const EarcupDesign *
earcup_archetype_get_design (const EarcupArchetype *self)
{
  return self->design;
}
