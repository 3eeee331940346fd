/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-worn-item.h"

#include "windows/earcup-worn-store.h"

struct _EarcupWornItem
{
  GObject      parent;

  char        *word;
  char        *title;
  char        *subtitle;
  EarcupEntry *entry;        /* NULL unless it is a row of the catalogue */
};

G_DEFINE_FINAL_TYPE (EarcupWornItem, earcup_worn_item, G_TYPE_OBJECT)

static void
earcup_worn_item_finalize (GObject *object)
{
  EarcupWornItem *self = EARCUP_WORN_ITEM (object);

  g_free (self->word);
  g_free (self->title);
  g_free (self->subtitle);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (earcup_worn_item_parent_class)->finalize (object);
}

static void
earcup_worn_item_class_init (EarcupWornItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_worn_item_finalize;
}

static void
earcup_worn_item_init (EarcupWornItem *self)
{
}

/**
 * earcup_worn_item_new:
 * @word: as of earcup_audition_wear()
 * @title: its name
 * @subtitle: facts about it
 * @entry: (nullable): its row of the catalogue
 *
 * Makes an item.
 *
 * Returns: (transfer full): the item
 */
EarcupWornItem *
earcup_worn_item_new (const char  *word,
                      const char  *title,
                      const char  *subtitle,
                      EarcupEntry *entry)
{
  EarcupWornItem *self = g_object_new (EARCUP_TYPE_WORN_ITEM, NULL);

  self->word = g_strdup (word);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  g_set_object (&self->entry, entry);

  return self;
}

/* Returns: (transfer none): what earcup_audition_wear() calls it */
const char *
earcup_worn_item_get_word (EarcupWornItem *self)
{
  return self->word;
}

/* Returns: (transfer none): its name */
const char *
earcup_worn_item_get_title (EarcupWornItem *self)
{
  return self->title;
}

/* Returns: (transfer none): facts about it */
const char *
earcup_worn_item_get_subtitle (EarcupWornItem *self)
{
  return self->subtitle;
}

/* Returns: (transfer none) (nullable): its row of the catalogue */
EarcupEntry *
earcup_worn_item_get_entry (EarcupWornItem *self)
{
  return self->entry;
}

/* Returns: whether it is a measurement of the user's own, which can be removed */
gboolean
earcup_worn_item_is_own (EarcupWornItem *self)
{
  return g_str_has_prefix (self->word, EARCUP_WORN_STORE_PREFIX);
}
