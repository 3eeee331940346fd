/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-entry.h"

#include "catalogue/earcup-catalogue-error.h"
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _EarcupEntry
{
  GObject           parent_instance;

  EarcupEntryKind   kind;
  char             *id;
  char             *name;
  char             *maker;
  char             *model;
  char             *variant;
  char            **nicknames;
  EarcupEnclosure   enclosure;
  EarcupWearing     wearing;
  EarcupTransducer  transducer;
  EarcupPriceTier   price_tier;
  GPtrArray        *figures;          /* of EarcupFigure */
  GArray           *mentions;         /* of EarcupMention */
  GArray           *prices;           /* of EarcupPrice */
  GArray           *disagreements;    /* of EarcupDisagreement */
  EarcupSearchKey  *search_key;
  char             *sort_key;
  gint16           *levels;           /* of a curve, else NULL */
};

enum {
  PROP_0,
  PROP_ENCLOSURE,
  PROP_ID,
  PROP_KIND,
  PROP_MAKER,
  PROP_MODEL,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EarcupEntry, earcup_entry, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (EarcupEntryKind, earcup_entry_kind,
  G_DEFINE_ENUM_VALUE (EARCUP_ENTRY_KIND_HEADPHONE, "headphone"),
  G_DEFINE_ENUM_VALUE (EARCUP_ENTRY_KIND_MONITOR, "monitor"),
  G_DEFINE_ENUM_VALUE (EARCUP_ENTRY_KIND_CURVE, "curve"))

G_DEFINE_ENUM_TYPE (EarcupEnclosure, earcup_enclosure,
  G_DEFINE_ENUM_VALUE (EARCUP_ENCLOSURE_NONE, "none"),
  G_DEFINE_ENUM_VALUE (EARCUP_ENCLOSURE_CLOSED, "closed"),
  G_DEFINE_ENUM_VALUE (EARCUP_ENCLOSURE_SEMI_OPEN, "semi-open"),
  G_DEFINE_ENUM_VALUE (EARCUP_ENCLOSURE_OPEN, "open"))

G_DEFINE_ENUM_TYPE (EarcupWearing, earcup_wearing,
  G_DEFINE_ENUM_VALUE (EARCUP_WEARING_NONE, "none"),
  G_DEFINE_ENUM_VALUE (EARCUP_WEARING_OVER_EAR, "over-ear"),
  G_DEFINE_ENUM_VALUE (EARCUP_WEARING_ON_EAR, "on-ear"))

G_DEFINE_ENUM_TYPE (EarcupTransducer, earcup_transducer,
  G_DEFINE_ENUM_VALUE (EARCUP_TRANSDUCER_NONE, "none"),
  G_DEFINE_ENUM_VALUE (EARCUP_TRANSDUCER_DYNAMIC, "dynamic"),
  G_DEFINE_ENUM_VALUE (EARCUP_TRANSDUCER_PLANAR, "planar"))

G_DEFINE_ENUM_TYPE (EarcupPriceTier, earcup_price_tier,
  G_DEFINE_ENUM_VALUE (EARCUP_PRICE_TIER_UNKNOWN, "unknown"),
  G_DEFINE_ENUM_VALUE (EARCUP_PRICE_TIER_BUDGET, "budget"),
  G_DEFINE_ENUM_VALUE (EARCUP_PRICE_TIER_MID, "mid"),
  G_DEFINE_ENUM_VALUE (EARCUP_PRICE_TIER_HIGH, "high"),
  G_DEFINE_ENUM_VALUE (EARCUP_PRICE_TIER_FLAGSHIP, "flagship"))

static void
clear_mention (gpointer data)
{
  EarcupMention *mention = data;

  g_free (mention->guide);
  g_free (mention->as);
}

static void
clear_price (gpointer data)
{
  g_free (((EarcupPrice *) data)->source);
}

static void
clear_disagreement (gpointer data)
{
  EarcupDisagreement *disagreement = data;

  g_free (disagreement->figure);
  g_free (disagreement->kept);
  g_free (disagreement->others);
}

static gboolean
refuse (const EarcupEntry  *self,
        GError            **error,
        const char         *reason)
{
  g_set_error (error, EARCUP_CATALOGUE_ERROR, EARCUP_CATALOGUE_ERROR_BAD_DATA,
               /* Translators: the id of a row of the data, and what is wrong with it. */
               _("The row “%s”: %s"), self->id != NULL ? self->id : "", reason);
  return FALSE;
}

static char *
dup_text (JsonObject *object,
          const char *key)
{
  return g_strdup (json_object_get_string_member_with_default (object, key, NULL));
}

static JsonArray *
get_array (JsonObject *object,
           const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
count (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonObject *
get_object_at (JsonArray *array,
               guint      position)
{
  JsonNode *node = json_array_get_element (array, position);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char **
dup_texts (JsonObject *object,
           const char *key)
{
  JsonArray *array = get_array (object, key);
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < count (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      g_strv_builder_add (texts, text != NULL ? text : "");
    }

  return g_strv_builder_end (texts);
}

static gboolean
read_figures (EarcupEntry  *self,
              JsonObject   *object,
              GError      **error)
{
  g_auto(GStrv) source_table = dup_texts (object, "sources");
  JsonNode *node = json_object_get_member (object, "figures");
  g_autoptr(GList) keys = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (self, error, _("it has no figures"));

  object = json_node_get_object (node);
  keys = json_object_get_members (object);
  for (GList *item = keys; item != NULL; item = item->next)
    {
      EarcupFigure *figure;

      node = json_object_get_member (object, item->data);
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (self, error, _("a figure is not an object"));

      figure = earcup_figure_new_from_json (item->data, json_node_get_object (node),
                                            (const char *const *) source_table, error);
      if (figure == NULL)
        {
          g_prefix_error (error, "%s: ", self->id);
          return FALSE;
        }
      g_ptr_array_add (self->figures, figure);
    }

  return TRUE;
}

static gboolean
read_mentions (EarcupEntry  *self,
               JsonArray    *array,
               GError      **error)
{
  for (guint i = 0; i < count (array); i++)
    {
      JsonObject *object = get_object_at (array, i);
      EarcupMention mention;

      if (object == NULL || !json_object_has_member (object, "guide") ||
          !json_object_has_member (object, "as"))
        return refuse (self, error, _("a guide needs its key and how it names the model"));

      mention.guide = dup_text (object, "guide");
      mention.as = dup_text (object, "as");
      g_array_append_val (self->mentions, mention);
    }

  return TRUE;
}

static gboolean
read_prices (EarcupEntry  *self,
             JsonArray    *array,
             GError      **error)
{
  for (guint i = 0; i < count (array); i++)
    {
      JsonObject *object = get_object_at (array, i);
      EarcupPrice price;

      if (object == NULL || !json_object_has_member (object, "source") ||
          !(json_object_get_double_member_with_default (object, "usd", 0.0) > 0.0))
        return refuse (self, error, _("a price needs an amount above 0 and a source"));

      price.usd = json_object_get_double_member (object, "usd");
      price.source = dup_text (object, "source");
      g_array_append_val (self->prices, price);
    }

  return TRUE;
}

/* Writes a value of a disagreement: a range as "10–20", anything else as it stands. */
static char *
dup_plain (JsonNode   *node,
           const char *separator)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (node == NULL)
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (JSON_NODE_HOLDS_VALUE (node))
    return g_strdup_printf ("%.10g", json_node_get_double (node));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup ("");

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (parts, dup_plain (json_array_get_element (array, i), "–"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

static gboolean
read_disagreements (EarcupEntry  *self,
                    JsonArray    *array,
                    GError      **error)
{
  for (guint i = 0; i < count (array); i++)
    {
      JsonObject *object = get_object_at (array, i);
      EarcupDisagreement disagreement;

      if (object == NULL || !json_object_has_member (object, "figure") ||
          get_array (object, "others") == NULL)
        return refuse (self, error, _("a disagreement needs a figure and a list of others"));

      disagreement.figure = dup_text (object, "figure");
      disagreement.kept = dup_plain (json_object_get_member (object, "kept"), "–");
      disagreement.others = dup_plain (json_object_get_member (object, "others"), ", ");
      g_array_append_val (self->disagreements, disagreement);
    }

  return TRUE;
}

/* Finds the number that stands for the text of a figure, 0 where there is no such figure. */
static gboolean
read_code (EarcupEntry  *self,
           const char   *key,
           GType         type,
           int          *code,
           GError      **error)
{
  g_autoptr(GEnumClass) codes = g_type_class_ref (type);
  const EarcupFigure *figure = earcup_entry_get_figure (self, key);
  const char *nick = figure != NULL ? earcup_figure_get_text (figure) : NULL;
  GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (codes, nick) : NULL;

  *code = 0;
  if (figure == NULL)
    return TRUE;
  if (value == NULL || value->value == 0)
    return refuse (self, error, _("a code is none of those allowed"));

  *code = value->value;
  return TRUE;
}

static gboolean
read_codes (EarcupEntry  *self,
            GError      **error)
{
  int enclosure, wearing, transducer, price_tier;

  if (!read_code (self, "enclosure", EARCUP_TYPE_ENCLOSURE, &enclosure, error) ||
      !read_code (self, "wearing", EARCUP_TYPE_WEARING, &wearing, error) ||
      !read_code (self, "transducer", EARCUP_TYPE_TRANSDUCER, &transducer, error) ||
      !read_code (self, "price_tier", EARCUP_TYPE_PRICE_TIER, &price_tier, error))
    return FALSE;

  if (self->kind == EARCUP_ENTRY_KIND_HEADPHONE && (!enclosure || !wearing || !transducer))
    return refuse (self, error, _("a headphone needs an enclosure, a wearing and a transducer"));

  self->enclosure = (EarcupEnclosure) enclosure;
  self->wearing = (EarcupWearing) wearing;
  self->transducer = (EarcupTransducer) transducer;
  self->price_tier = (EarcupPriceTier) price_tier;
  return TRUE;
}

/* Numbers sort by value, so that 80 ohm comes before 250 ohm; ids settle what is left. */
static char *
make_sort_key (const char *maker,
               const char *model,
               const char *id)
{
  g_autofree char *text = g_strjoin ("\t", maker, model, NULL);
  g_autofree char *lower = g_utf8_casefold (text, -1);
  g_autofree char *name_key = g_utf8_collate_key_for_filename (lower, -1);
  g_autofree char *id_key = g_utf8_collate_key_for_filename (id, -1);

  return g_strconcat (name_key, "\1", id_key, NULL);
}

static void
make_keys (EarcupEntry *self)
{
  self->name = g_strdup_printf (self->variant != NULL ? "%s %s, %s" : "%s %s", self->maker,
                                self->model, self->variant);
  g_strchug (self->name);
  self->search_key = earcup_search_key_new (self->maker, self->model, self->variant,
                                            (const char *const *) self->nicknames);
  self->sort_key = make_sort_key (self->maker, self->model, self->id);
}

static gboolean
read_names (EarcupEntry  *self,
            JsonObject   *object,
            GError      **error)
{
  self->id = dup_text (object, "id");
  self->maker = dup_text (object, "maker");
  self->model = dup_text (object, "model");
  self->variant = dup_text (object, "variant");
  self->nicknames = dup_texts (object, "nicknames");

  if (self->id == NULL || self->maker == NULL || self->model == NULL)
    return refuse (self, error, _("it needs an id, a maker and a model"));

  make_keys (self);
  return TRUE;
}

static void
earcup_entry_finalize (GObject *object)
{
  EarcupEntry *self = EARCUP_ENTRY (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->maker);
  g_free (self->model);
  g_free (self->variant);
  g_strfreev (self->nicknames);
  g_ptr_array_unref (self->figures);
  g_array_unref (self->mentions);
  g_array_unref (self->prices);
  g_array_unref (self->disagreements);
  g_clear_pointer (&self->search_key, earcup_search_key_free);
  g_free (self->sort_key);
  g_free (self->levels);

  G_OBJECT_CLASS (earcup_entry_parent_class)->finalize (object);
}

static void
earcup_entry_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EarcupEntry *self = EARCUP_ENTRY (object);

  switch (property_id)
    {
    case PROP_ENCLOSURE:
      g_value_set_enum (value, self->enclosure);
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_MAKER:
      g_value_set_string (value, self->maker);
      break;
    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
earcup_entry_class_init (EarcupEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = earcup_entry_finalize;
  object_class->get_property = earcup_entry_get_property;

  properties[PROP_ENCLOSURE] = g_param_spec_enum ("enclosure", NULL, NULL, EARCUP_TYPE_ENCLOSURE,
                                                  EARCUP_ENCLOSURE_NONE, flags);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, EARCUP_TYPE_ENTRY_KIND,
                                             EARCUP_ENTRY_KIND_HEADPHONE, flags);
  properties[PROP_MAKER] = g_param_spec_string ("maker", NULL, NULL, NULL, flags);
  properties[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
earcup_entry_init (EarcupEntry *self)
{
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_figure_unref);
  self->mentions = g_array_new (FALSE, FALSE, sizeof (EarcupMention));
  self->prices = g_array_new (FALSE, FALSE, sizeof (EarcupPrice));
  self->disagreements = g_array_new (FALSE, FALSE, sizeof (EarcupDisagreement));
  g_array_set_clear_func (self->mentions, clear_mention);
  g_array_set_clear_func (self->prices, clear_price);
  g_array_set_clear_func (self->disagreements, clear_disagreement);
}

/**
 * earcup_entry_new_from_json:
 * @object: a row of the bundled data, as data/catalogue/README.md describes it
 * @kind: what the file lists
 * @error: return location for an error
 *
 * Reads a row of the catalogue.
 *
 * Fails with %EARCUP_CATALOGUE_ERROR_BAD_DATA.
 *
 * Returns: (transfer full): the entry, or %NULL
 */
EarcupEntry *
earcup_entry_new_from_json (JsonObject       *object,
                            EarcupEntryKind   kind,
                            GError          **error)
{
  g_autoptr(EarcupEntry) self = g_object_new (EARCUP_TYPE_ENTRY, NULL);

  self->kind = kind;
  if (!read_names (self, object, error) || !read_figures (self, object, error) ||
      !read_codes (self, error) ||
      !read_mentions (self, get_array (object, "guides"), error) ||
      !read_prices (self, get_array (object, "prices_seen"), error) ||
      !read_disagreements (self, get_array (object, "disagreements"), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * earcup_entry_new_curve:
 * @id: by which it is found again
 * @maker: the maker, "" where it is not known
 * @model: the model
 * @variant: (nullable): what tells it from other curves of the same model
 * @levels: (array fixed-size=109): what earcup_deviation_levels() gave, in hundredths of a dB
 *
 * Makes the entry of a measurement that is the user's own.
 *
 * Returns: (transfer full): the entry; any thread
 */
EarcupEntry *
earcup_entry_new_curve (const char   *id,
                        const char   *maker,
                        const char   *model,
                        const char   *variant,
                        const gint16 *levels)
{
  EarcupEntry *self = g_object_new (EARCUP_TYPE_ENTRY, NULL);

  self->kind = EARCUP_ENTRY_KIND_CURVE;
  self->id = g_strdup (id);
  self->maker = g_strdup (maker);
  self->model = g_strdup (model);
  self->variant = g_strdup (variant);
  self->nicknames = g_new0 (char *, 1);
  self->levels = g_memdup2 (levels, EARCUP_ENTRY_N_LEVELS * sizeof (gint16));
  make_keys (self);
  return self;
}

/* Gets the id, for example "akg-k702", which stays the same from version to version. */
const char *
earcup_entry_get_id (EarcupEntry *self)
{
  return self->id;
}

/* Gets maker, model and variant in one. */
const char *
earcup_entry_get_name (EarcupEntry *self)
{
  return self->name;
}

/* Gets the maker. */
const char *
earcup_entry_get_maker (EarcupEntry *self)
{
  return self->maker;
}

/* Gets the model, without the maker. */
const char *
earcup_entry_get_model (EarcupEntry *self)
{
  return self->model;
}

/* Gets what tells the entry from others of the same model; %NULL where it is the only one. */
const char *
earcup_entry_get_variant (EarcupEntry *self)
{
  return self->variant;
}

/* Gets further names by which it can be found. */
const char *const *
earcup_entry_get_nicknames (EarcupEntry *self)
{
  return (const char *const *) self->nicknames;
}

/* Gets whether it is a headphone or a loudspeaker. */
EarcupEntryKind
earcup_entry_get_kind (EarcupEntry *self)
{
  return self->kind;
}

/* Gets how the back of the cup is built. */
EarcupEnclosure
earcup_entry_get_enclosure (EarcupEntry *self)
{
  return self->enclosure;
}

/* Gets whether the pad surrounds the ear or lies on it. */
EarcupWearing
earcup_entry_get_wearing (EarcupEntry *self)
{
  return self->wearing;
}

/* Gets how the sound is made. */
EarcupTransducer
earcup_entry_get_transducer (EarcupEntry *self)
{
  return self->transducer;
}

/* Gets the price tier. */
EarcupPriceTier
earcup_entry_get_price_tier (EarcupEntry *self)
{
  return self->price_tier;
}

static gboolean
get_flag (EarcupEntry *self,
          const char  *key)
{
  const EarcupFigure *figure = earcup_entry_get_figure (self, key);

  return figure != NULL && earcup_figure_get_flag (figure);
}

/* Gets whether it has an amplifier of its own. */
gboolean
earcup_entry_is_active (EarcupEntry *self)
{
  return get_flag (self, "active");
}

/* Gets whether it cancels noise. */
gboolean
earcup_entry_is_anc (EarcupEntry *self)
{
  return get_flag (self, "anc");
}

/* Gets whether it can be used without a cable. */
gboolean
earcup_entry_is_wireless (EarcupEntry *self)
{
  return get_flag (self, "wireless");
}

/* Gets what it is typically used for; an empty list where that is not known. */
const char *const *
earcup_entry_get_uses (EarcupEntry *self)
{
  static const char *const none[] = { NULL };
  const EarcupFigure *figure = earcup_entry_get_figure (self, "uses");

  return figure != NULL ? earcup_figure_get_texts (figure) : none;
}

/* Gets the guides that name the model or its maker. */
const EarcupMention *
earcup_entry_get_mentions (EarcupEntry *self,
                           guint       *n_mentions)
{
  *n_mentions = self->mentions->len;
  return (const EarcupMention *) (gpointer) self->mentions->data;
}

/* Gets whether a guide names this very model, and not just its maker. */
gboolean
earcup_entry_is_named_in_guides (EarcupEntry *self)
{
  for (guint i = 0; i < self->mentions->len; i++)
    if (!g_str_equal (g_array_index (self->mentions, EarcupMention, i).as, "maker"))
      return TRUE;

  return FALSE;
}

/* Gets the prices that were seen. */
const EarcupPrice *
earcup_entry_get_prices (EarcupEntry *self,
                         guint       *n_prices)
{
  *n_prices = self->prices->len;
  return (const EarcupPrice *) (gpointer) self->prices->data;
}

/* Gets the figures on which the sources do not agree. */
const EarcupDisagreement *
earcup_entry_get_disagreements (EarcupEntry *self,
                                guint       *n_disagreements)
{
  *n_disagreements = self->disagreements->len;
  return (const EarcupDisagreement *) (gpointer) self->disagreements->data;
}

/* Gets the number of figures. */
guint
earcup_entry_get_n_figures (EarcupEntry *self)
{
  return self->figures->len;
}

/* Gets a figure by its position, below the number of figures, in the order of the data. */
const EarcupFigure *
earcup_entry_get_nth_figure (EarcupEntry *self,
                             guint        position)
{
  g_return_val_if_fail (position < self->figures->len, NULL);

  return g_ptr_array_index (self->figures, position);
}

/* Gets a figure by its key, for example `weight_g`; %NULL where it is not known. */
const EarcupFigure *
earcup_entry_get_figure (EarcupEntry *self,
                         const char  *key)
{
  for (guint i = 0; i < self->figures->len; i++)
    if (g_str_equal (earcup_figure_get_key (g_ptr_array_index (self->figures, i)), key))
      return g_ptr_array_index (self->figures, i);

  return NULL;
}

/* Gets a number by its figure's key, in the unit that the key ends with; returns whether it is
 * known and leaves @value as it is where not. */
gboolean
earcup_entry_get_number (EarcupEntry *self,
                         const char  *key,
                         double      *value)
{
  const EarcupFigure *figure = earcup_entry_get_figure (self, key);

  if (figure == NULL || earcup_figure_get_form (figure) != EARCUP_FIGURE_FORM_NUMBER)
    return FALSE;

  *value = earcup_figure_get_number (figure);
  return TRUE;
}

/* Gets the folded names. */
const EarcupSearchKey *
earcup_entry_get_search_key (EarcupEntry *self)
{
  return self->search_key;
}

/* Gets what orders entries by maker and model, to be compared byte by byte. */
const char *
earcup_entry_get_sort_key (EarcupEntry *self)
{
  return self->sort_key;
}

/* Gets the levels of a curve, %EARCUP_ENTRY_N_LEVELS in hundredths of a dB; %NULL for what is no
 * curve of the user's own. */
const gint16 *
earcup_entry_get_levels (EarcupEntry *self)
{
  return self->levels;
}
