/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-relation.h"

#include "catalogue/earcup-catalogue-error.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>

struct _EarcupRelation
{
  char           *entry_id;
  char           *file;            /* of its curve, without suffix; NULL if it has none */
  char          **also;            /* further curves of the same headphone */
  EarcupKinship   kinship;
  char           *relative_id;     /* an entry, or NULL */
  char           *relative_name;   /* what was measured when that is no entry, or NULL */
};

/* By EarcupKinship: what follows “Derived from Sennheiser HD 650”. */
static const char *const sentences[] = {
  NULL,
  N_("It is the same headphone under another name."),
  N_("The measurement does not say of which revision it is."),
  N_("That is its predecessor."),
  N_("Both have the same driver and cup."),
  N_("Both have the same driver and cup, with another voice coil."),
  N_("Both have the same driver and cup, with another voice coil and other pads."),
  N_("Both have the same driver and cup, with other pads."),
  N_("Both have the same cup, with another driver."),
  N_("Both have the same driver; this one sits on the ear."),
  N_("Both are built alike."),
  N_("Both are of one series and built alike."),
};

G_DEFINE_ENUM_TYPE (EarcupKinship, earcup_kinship,
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_NONE, "none"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_SAME_HEADPHONE, "same-headphone"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_UNSTATED_REVISION, "unstated-revision"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_PREDECESSOR, "predecessor"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_SAME_DRIVER_AND_CUP, "same-driver-and-cup"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_OTHER_COIL, "other-coil"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_OTHER_COIL_AND_PADS, "other-coil-and-pads"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_OTHER_PADS, "other-pads"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_SAME_CUP, "same-cup"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_ON_EAR_SIBLING, "on-ear-sibling"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_BUILT_ALIKE, "built-alike"),
  G_DEFINE_ENUM_VALUE (EARCUP_KINSHIP_SAME_SERIES, "same-series"))

G_DEFINE_BOXED_TYPE (EarcupRelation, earcup_relation, earcup_relation_ref, earcup_relation_unref)

/* Returns: (transfer none) (nullable): a sentence for people on what ties the two together; %NULL
 * for %EARCUP_KINSHIP_NONE; any thread */
const char *
earcup_kinship_get_sentence (EarcupKinship self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (sentences), NULL);

  return sentences[self] != NULL ? _(sentences[self]) : NULL;
}

static gboolean
refuse (const EarcupRelation  *self,
        const char            *reason,
        GError               **error)
{
  g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
               /* Translators: the id of a headphone, and what is wrong in the data. */
               _("The relation of “%s”: %s"), self->entry_id != NULL ? self->entry_id : "",
               reason);
  return FALSE;
}

static JsonObject *
get_object (JsonObject *object,
            const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
dup_text (JsonObject *object,
          const char *key)
{
  return g_strdup (json_object_get_string_member_with_default (object, key, NULL));
}

static gboolean
read_relative (EarcupRelation  *self,
               JsonObject      *object,
               GError         **error)
{
  g_autoptr(GEnumClass) kinships = g_type_class_ref (EARCUP_TYPE_KINSHIP);
  const char *why = json_object_get_string_member_with_default (object, "why", "");
  GEnumValue *value = g_enum_get_value_by_nick (kinships, why);

  if (value == NULL || value->value == EARCUP_KINSHIP_NONE)
    return refuse (self, _("it does not say why the two are related"), error);

  self->kinship = (EarcupKinship) value->value;
  self->relative_id = dup_text (object, "id");
  self->relative_name = dup_text (object, "name");

  /* A curve of its own belongs to something that has a name, another entry brings its curve. */
  if ((self->file != NULL) == (self->relative_name != NULL) &&
      (self->file == NULL) == (self->relative_id != NULL))
    return TRUE;

  return refuse (self, _("the relative is either an entry, or a name with a curve"), error);
}

static gboolean
read_also (EarcupRelation  *self,
           JsonObject      *object,
           GError         **error)
{
  JsonNode *list = json_object_get_member (object, "also");
  g_autoptr(GStrvBuilder) files = g_strv_builder_new ();
  guint n_curves = 0;

  if (list != NULL && JSON_NODE_HOLDS_ARRAY (list))
    n_curves = json_array_get_length (json_node_get_array (list));

  for (guint i = 0; i < n_curves; i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), i);
      const char *file = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node))
        file = json_object_get_string_member_with_default (json_node_get_object (node), "file",
                                                           NULL);
      if (file == NULL)
        return refuse (self, _("a further curve has no file"), error);
      g_strv_builder_add (files, file);
    }

  self->also = g_strv_builder_end (files);
  return TRUE;
}

/**
 * earcup_relation_new_from_json:
 * @object: a relation as data/catalogue/README.md describes it
 * @error: return location for an error
 *
 * Reads a relation from the bundled data. Fails with %EARCUP_CATALOGUE_ERROR_BAD_DATA.
 *
 * Returns: (transfer full): the relation, or %NULL; any thread
 */
EarcupRelation *
earcup_relation_new_from_json (JsonObject  *object,
                               GError     **error)
{
  g_autoptr(EarcupRelation) self = g_atomic_rc_box_new0 (EarcupRelation);
  JsonObject *curve = get_object (object, "curve");
  JsonObject *relative = get_object (object, "relative");

  self->entry_id = dup_text (object, "entry");
  self->file = curve != NULL ? dup_text (curve, "file") : NULL;

  if (self->entry_id == NULL)
    refuse (self, _("it has no entry"), error);
  else if (self->file == NULL && relative == NULL)
    refuse (self, _("it has neither a curve nor a relative"), error);
  else if ((relative == NULL || read_relative (self, relative, error)) &&
           read_also (self, object, error))
    return g_steal_pointer (&self);

  return NULL;
}

/* Takes another reference. (transfer full) */
EarcupRelation *
earcup_relation_ref (EarcupRelation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupRelation *self = data;

  g_free (self->entry_id);
  g_free (self->file);
  g_strfreev (self->also);
  g_free (self->relative_id);
  g_free (self->relative_name);
}

/* Gives a reference back. */
void
earcup_relation_unref (EarcupRelation *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Gets the id of the entry that it is about. */
const char *
earcup_relation_get_entry_id (const EarcupRelation *self)
{
  return self->entry_id;
}

/* Gets the name of the measured file without its suffix; %NULL where only a relative was
 * measured. */
const char *
earcup_relation_get_file (const EarcupRelation *self)
{
  return self->file;
}

/* Gets the files with further measurements of the same headphone; an empty list if none. */
const char *const *
earcup_relation_get_also (const EarcupRelation *self)
{
  return (const char *const *) self->also;
}

/* Gets why the curve of something else stands for it; NONE if it was measured itself. */
EarcupKinship
earcup_relation_get_kinship (const EarcupRelation *self)
{
  return self->kinship;
}

/* Gets the id of the entry whose curve stands for it, or %NULL. */
const char *
earcup_relation_get_relative_id (const EarcupRelation *self)
{
  return self->relative_id;
}

/* Gets the name of what was measured if that is no entry of the catalogue, or %NULL. */
const char *
earcup_relation_get_relative_name (const EarcupRelation *self)
{
  return self->relative_name;
}
