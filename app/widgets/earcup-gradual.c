/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-gradual.h"

/* A list of GTK makes up to two hundred rows for entries most of which nobody sees, all of them
 * before the next frame. What is seen at once, on a screen of the usual height, are fewer than … */
#define FIRST     24
#define STEP      24      /* … and so many may follow in a frame, without the frame being late */
#define STEP_MS   20
#define MOST_ROWS 240     /* behind so many entries there are no rows yet */

struct _EarcupGradual
{
  GObject     parent_instance;

  GListModel *base;
  guint       n_shown;      /* of the base's entries */
  guint       step_id;
  gboolean    has_begun;
};

static GType
earcup_gradual_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (EARCUP_GRADUAL (list)->base);
}

static guint
earcup_gradual_get_n_items (GListModel *list)
{
  return EARCUP_GRADUAL (list)->n_shown;
}

static gpointer
earcup_gradual_get_item (GListModel *list,
                         guint       position)
{
  EarcupGradual *self = EARCUP_GRADUAL (list);

  return position < self->n_shown ? g_list_model_get_item (self->base, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = earcup_gradual_get_item_type;
  iface->get_n_items = earcup_gradual_get_n_items;
  iface->get_item = earcup_gradual_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EarcupGradual, earcup_gradual, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Shows @n_shown entries, of which those before @start are the ones that were shown there. */
static void
show (EarcupGradual *self,
      guint          start,
      guint          n_shown)
{
  guint n_old = self->n_shown;

  start = MIN (start, MIN (n_old, n_shown));
  self->n_shown = n_shown;
  if (n_old > start || n_shown > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_old - start, n_shown - start);
}

static gboolean
step_cb (gpointer user_data)
{
  EarcupGradual *self = user_data;
  guint n_all = g_list_model_get_n_items (self->base);
  guint n_next = self->n_shown + STEP;

  if (n_next >= MOST_ROWS || n_next >= n_all)
    n_next = n_all;
  show (self, self->n_shown, n_next);
  if (n_next < n_all)
    return G_SOURCE_CONTINUE;

  self->step_id = 0;
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (EarcupGradual *self,
                  guint          position,
                  guint          n_removed,
                  guint          n_added,
                  GListModel    *base)
{
  guint n_all = g_list_model_get_n_items (base);

  if (self->has_begun && n_removed + n_added > FIRST)
    show (self, position, MIN (n_all, FIRST));
  else if (self->step_id != 0)
    show (self, position, MIN (n_all, self->n_shown));
  else
    {
      self->n_shown = n_all;
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
    }

  if (self->n_shown < n_all && self->step_id == 0)
    self->step_id = g_timeout_add (STEP_MS, step_cb, self);
  else if (self->n_shown == n_all)
    g_clear_handle_id (&self->step_id, g_source_remove);
}

static void
earcup_gradual_dispose (GObject *object)
{
  EarcupGradual *self = EARCUP_GRADUAL (object);

  g_clear_handle_id (&self->step_id, g_source_remove);

  G_OBJECT_CLASS (earcup_gradual_parent_class)->dispose (object);
}

static void
earcup_gradual_finalize (GObject *object)
{
  g_clear_object (&EARCUP_GRADUAL (object)->base);

  G_OBJECT_CLASS (earcup_gradual_parent_class)->finalize (object);
}

static void
earcup_gradual_class_init (EarcupGradualClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_gradual_dispose;
  G_OBJECT_CLASS (klass)->finalize = earcup_gradual_finalize;
}

static void
earcup_gradual_init (EarcupGradual *self)
{
}

/* Returns: (transfer full): what shows all of a list, and follows its changes at once */
EarcupGradual *
earcup_gradual_new (GListModel *base)
{
  EarcupGradual *self = g_object_new (EARCUP_TYPE_GRADUAL, NULL);

  self->base = g_object_ref (base);
  self->n_shown = g_list_model_get_n_items (base);
  g_signal_connect_object (base, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * earcup_gradual_begin:
 * @self: a list
 *
 * Has a large change of the base, from here to earcup_gradual_end(), be shown in steps: its first
 * entries at once, the others within a few tenths of a second. To be called where whoever looks at
 * the list looks at its beginning, as what comes in steps is not there to be scrolled to. Main
 * thread.
 */
void
earcup_gradual_begin (EarcupGradual *self)
{
  g_return_if_fail (EARCUP_IS_GRADUAL (self));

  self->has_begun = TRUE;
}

/* Has changes be followed at once again; steps that are under way go on. */
void
earcup_gradual_end (EarcupGradual *self)
{
  g_return_if_fail (EARCUP_IS_GRADUAL (self));

  self->has_begun = FALSE;
}
