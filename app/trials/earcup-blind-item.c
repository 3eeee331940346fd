/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trials/earcup-blind-item.h"

struct _EarcupBlindItem
{
  GObject            parent_instance;

  char              *path;
  EarcupBlindRecord *record;
};

G_DEFINE_FINAL_TYPE (EarcupBlindItem, earcup_blind_item, G_TYPE_OBJECT)

static void
earcup_blind_item_finalize (GObject *object)
{
  EarcupBlindItem *self = EARCUP_BLIND_ITEM (object);

  g_free (self->path);
  g_clear_pointer (&self->record, earcup_blind_record_unref);

  G_OBJECT_CLASS (earcup_blind_item_parent_class)->finalize (object);
}

static void
earcup_blind_item_class_init (EarcupBlindItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = earcup_blind_item_finalize;
}

static void
earcup_blind_item_init (EarcupBlindItem *self)
{
}

/**
 * earcup_blind_item_new:
 * @path: the file
 * @record: what is in it
 *
 * Returns: (transfer full): the item
 */
EarcupBlindItem *
earcup_blind_item_new (const char        *path,
                       EarcupBlindRecord *record)
{
  EarcupBlindItem *self = g_object_new (EARCUP_TYPE_BLIND_ITEM, NULL);

  self->path = g_strdup (path);
  self->record = earcup_blind_record_ref (record);

  return self;
}

/* Returns: (transfer none): the finished test */
EarcupBlindRecord *
earcup_blind_item_get_record (EarcupBlindItem *self)
{
  g_return_val_if_fail (EARCUP_IS_BLIND_ITEM (self), NULL);

  return self->record;
}

/* Returns: (transfer none): the file */
const char *
earcup_blind_item_get_path (EarcupBlindItem *self)
{
  g_return_val_if_fail (EARCUP_IS_BLIND_ITEM (self), NULL);

  return self->path;
}
