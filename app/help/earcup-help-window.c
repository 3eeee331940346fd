/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "help/earcup-help-window.h"

#include <glib/gi18n-lib.h>

#include "help/earcup-help-book.h"
#include "help/earcup-help-view.h"
#include "widgets/earcup-panes.h"

#define MOST_WIDTH  960
#define MOST_HEIGHT 720

struct _EarcupHelpWindow
{
  AdwWindow             parent;

  EarcupPanes          *panes;
  GtkWidget            *search;
  GtkWidget            *list;
  EarcupHelpView       *view;

  EarcupHelpBook       *book;
  const EarcupHelpPage *page;         /* the one that is shown */
  GPtrArray            *past;         /* of EarcupHelpPage, borrowed: where one came from */
  gboolean              is_showing;   /* the selection follows the page */
};

G_DEFINE_FINAL_TYPE (EarcupHelpWindow, earcup_help_window, ADW_TYPE_WINDOW)

/* {{{ Contents */

static const EarcupHelpPage *
get_row_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "page");
}

static void
add_row (EarcupHelpWindow     *self,
         const EarcupHelpPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (_(page->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(page->title), -1);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) page);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* The title of a group stands above its first row. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  EarcupHelpWindow *self = user_data;
  const EarcupHelpPage *page = get_row_page (row);
  const EarcupHelpPage *above = before != NULL ? get_row_page (before) : NULL;
  const char *group = earcup_help_book_get_group (self->book, page);
  GtkWidget *label;

  if (group == NULL || (above != NULL && g_strcmp0 (above->group, page->group) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "earcup-help-group");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  EarcupHelpWindow *self = user_data;

  return earcup_help_book_matches (get_row_page (row),
                                   gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
searched_cb (EarcupHelpWindow *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

/* Enter in the search leads to the first page that was found. */
static void
entered_cb (EarcupHelpWindow *self)
{
  GtkListBoxRow *row;

  /* The last letters may not have been looked for yet. */
  searched_cb (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        earcup_help_window_go (self, get_row_page (row)->id);
        return;
      }
}

/* }}} */
/* {{{ Showing */

static void
select_row (EarcupHelpWindow *self)
{
  GtkListBoxRow *row;

  self->is_showing = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (get_row_page (row) == self->page)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  self->is_showing = FALSE;
}

static void
show_page (EarcupHelpWindow     *self,
           const EarcupHelpPage *page)
{
  self->page = page;
  earcup_help_view_show (self->view, self->book, page);
  select_row (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->past->len > 0);
  if (!earcup_panes_get_folded (self->panes))
    return;

  /* The page comes in the place of the contents. */
  earcup_panes_set_show_start (self->panes, FALSE);
  earcup_help_view_focus (self->view);
}

static void
selected_cb (EarcupHelpWindow *self,
             GtkListBoxRow    *row)
{
  if (row != NULL && !self->is_showing)
    earcup_help_window_go (self, get_row_page (row)->id);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EarcupHelpWindow *self = EARCUP_HELP_WINDOW (widget);

  if (self->past->len > 0)
    show_page (self, g_ptr_array_steal_index (self->past, self->past->len - 1));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EarcupHelpWindow *self = EARCUP_HELP_WINDOW (widget);

  earcup_panes_set_show_start (self->panes, TRUE);
  gtk_widget_grab_focus (self->search);
}

/* }}} */

static void
earcup_help_window_dispose (GObject *object)
{
  EarcupHelpWindow *self = EARCUP_HELP_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_HELP_WINDOW);
  g_clear_pointer (&self->past, g_ptr_array_unref);

  G_OBJECT_CLASS (earcup_help_window_parent_class)->dispose (object);
}

/* The rows and the view borrow the pages until they are gone. */
static void
earcup_help_window_finalize (GObject *object)
{
  g_clear_pointer (&EARCUP_HELP_WINDOW (object)->book, earcup_help_book_free);

  G_OBJECT_CLASS (earcup_help_window_parent_class)->finalize (object);
}

static void
earcup_help_window_class_init (EarcupHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = earcup_help_window_finalize;
  g_type_ensure (EARCUP_TYPE_PANES);
  g_type_ensure (EARCUP_TYPE_HELP_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/help/earcup-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupHelpWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, EarcupHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, EarcupHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EarcupHelpWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, earcup_help_window_go);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);

  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
earcup_help_window_init (EarcupHelpWindow *self)
{
  g_autoptr(GError) error = NULL;

  self->past = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->book = earcup_help_book_new (&error);
  if (self->book == NULL)
    g_error ("The help cannot be read: %s", error->message);

  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  for (guint i = 0; i < earcup_help_book_get_n (self->book); i++)
    add_row (self, earcup_help_book_get (self->book, i));
  show_page (self, earcup_help_book_get (self->book, 0));
  gtk_widget_grab_focus (self->search);
}

/**
 * earcup_help_window_new:
 * @parent: the window it belongs to
 *
 * Makes the window, which shows the index.
 *
 * Returns: (transfer none): the window, which destroys itself when it is closed
 */
GtkWindow *
earcup_help_window_new (GtkWindow *parent)
{
  GtkWindow *self = g_object_new (EARCUP_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (parent));
  int height = gtk_widget_get_height (GTK_WIDGET (parent));

  gtk_window_set_default_size (self, width > 0 ? MIN (width, MOST_WIDTH) : MOST_WIDTH,
                               height > 0 ? MIN (height, MOST_HEIGHT) : MOST_HEIGHT);

  return self;
}

/**
 * earcup_help_window_go:
 * @self: the window
 * @id: the id of a page
 *
 * Shows a page; where there is none of that name, what is shown stays.
 */
void
earcup_help_window_go (EarcupHelpWindow *self,
                       const char       *id)
{
  const EarcupHelpPage *page;

  g_return_if_fail (EARCUP_IS_HELP_WINDOW (self));

  page = earcup_help_book_find (self->book, id);
  if (page == NULL || page == self->page)
    return;

  g_ptr_array_add (self->past, (gpointer) self->page);
  show_page (self, page);
}

/* Returns: the id of the page that is shown */
const char *
earcup_help_window_get_page (EarcupHelpWindow *self)
{
  g_return_val_if_fail (EARCUP_IS_HELP_WINDOW (self), NULL);

  return self->page->id;
}
