/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "help/earcup-help-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "help/earcup-help-markup.h"

#define PICTURES_PATH "/io/github/earcup/Earcup/help/figures"
#define HEADING_GAP   18
#define ITEM_INDENT   6

struct _EarcupHelpView
{
  GtkWidget             parent_instance;

  GtkWidget            *scrolled_window;
  GtkWidget            *content;

  const EarcupHelpBook *book;      /* borrowed from the window */
  const EarcupHelpPage *page;
};

enum {
  SIGNAL_GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupHelpView, earcup_help_view, GTK_TYPE_WIDGET)

/* {{{ Links */

static const char *
title_cb (const char *id,
          gpointer    user_data)
{
  const EarcupHelpPage *page = earcup_help_book_find (user_data, id);

  return page != NULL ? _(page->title) : NULL;
}

static gboolean
link_cb (EarcupHelpView *self,
         const char     *id)
{
  g_signal_emit (self, signals[SIGNAL_GO], 0, id);

  return TRUE;
}

static void
row_cb (EarcupHelpView *self,
        GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[SIGNAL_GO], 0, g_object_get_data (G_OBJECT (row), "page"));
}

/* }}} */
/* {{{ Parts */

static GtkWidget *
new_label (EarcupHelpView    *self,
           const char        *text,
           GtkAccessibleRole  role,
           const char        *css_class)
{
  g_autofree char *markup = earcup_help_markup_style (text, title_cb, (gpointer) self->book);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "hexpand", TRUE,
                                   "label", markup,
                                   "use-markup", TRUE,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0f,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);

  return label;
}

static void
append (EarcupHelpView *self,
        GtkWidget      *widget)
{
  gtk_box_append (GTK_BOX (self->content), widget);
}

static void
append_heading (EarcupHelpView *self,
                const char     *text,
                int             level,
                const char     *css_class)
{
  GtkWidget *heading = new_label (self, text, GTK_ACCESSIBLE_ROLE_HEADING, css_class);

  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                  -1);
  if (level > 1)
    gtk_widget_set_margin_top (heading, HEADING_GAP);
  append (self, heading);
}

/* A sign stands before the text: a bullet, or the number of a step. */
static void
append_item (EarcupHelpView *self,
             const char     *sign,
             const char     *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (sign);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (box, ITEM_INDENT);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), new_label (self, text, GTK_ACCESSIBLE_ROLE_LABEL, NULL));
  append (self, box);
}

static void
append_note (EarcupHelpView *self,
             const char     *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "earcup-help-note");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), new_label (self, text, GTK_ACCESSIBLE_ROLE_LABEL, NULL));
  append (self, box);
}

/* A command can be selected and copied. */
static void
append_code (EarcupHelpView *self,
             const char     *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "earcup-help-code");
  append (self, label);
}

/* Each picture is there as it looks in a light and in a dark window. */
static void
append_picture (EarcupHelpView *self,
                const char     *name,
                const char     *text)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *stem = g_strndup (base, strcspn (base, "."));
  g_autofree char *path = g_strdup_printf (PICTURES_PATH "/%s%s.png", stem, dark ? "-dark" : "");
  GtkWidget *picture = gtk_picture_new_for_resource (path);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), text);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_widget_set_margin_top (picture, 6);
  gtk_widget_set_margin_bottom (picture, 6);
  append (self, picture);
}

static GtkWidget *
new_list (EarcupHelpView *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);

  return list;
}

static void
add_row (GtkWidget            *list,
         const EarcupHelpPage *page)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(page->title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (page->summary != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(page->summary));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page->id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* Under each heading of the index stand the pages that belong to it. */
static void
append_group (EarcupHelpView *self,
              const char     *group)
{
  GtkWidget *list = NULL;

  for (guint i = 0; group != NULL && i < earcup_help_book_get_n (self->book); i++)
    {
      const EarcupHelpPage *page = earcup_help_book_get (self->book, i);

      if (g_strcmp0 (page->group, group) != 0)
        continue;

      if (list == NULL)
        append (self, list = new_list (self));
      add_row (list, page);
    }
}

static void
append_related (EarcupHelpView *self)
{
  GtkWidget *list;

  if (self->page->related->len == 0)
    return;

  append_heading (self, _("See Also"), 2, "heading");
  append (self, list = new_list (self));
  for (guint i = 0; i < self->page->related->len; i++)
    {
      const EarcupHelpPage *page = earcup_help_book_find (self->book,
                                                          self->page->related->pdata[i]);

      if (page != NULL)
        add_row (list, page);
    }
}

static void
append_block (EarcupHelpView        *self,
              const EarcupHelpBlock *block)
{
  g_autofree char *sign = NULL;

  switch (block->kind)
    {
    case EARCUP_HELP_BLOCK_HEADING:
      append_heading (self, _(block->text), 2, "heading");
      append_group (self, block->name);
      break;

    case EARCUP_HELP_BLOCK_ITEM:
      append_item (self, "•", _(block->text));
      break;

    case EARCUP_HELP_BLOCK_STEP:
      sign = g_strdup_printf ("%u.", block->number);
      append_item (self, sign, _(block->text));
      break;

    case EARCUP_HELP_BLOCK_NOTE:
      append_note (self, _(block->text));
      break;

    case EARCUP_HELP_BLOCK_CODE:
      append_code (self, block->text);
      break;

    case EARCUP_HELP_BLOCK_PICTURE:
      append_picture (self, block->name, _(block->text));
      break;

    case EARCUP_HELP_BLOCK_PARAGRAPH:
    default:
      append (self, new_label (self, _(block->text), GTK_ACCESSIBLE_ROLE_LABEL, NULL));
    }
}

/* }}} */

static void
fill (EarcupHelpView *self)
{
  GtkWidget *child;

  /* What has the focus may be about to go. */
  if (gtk_widget_get_focus_child (self->scrolled_window) != NULL)
    gtk_widget_grab_focus (self->scrolled_window);

  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);

  if (self->page == NULL)
    return;

  append_heading (self, _(self->page->title), 1, "title-2");
  for (guint i = 0; i < self->page->blocks->len; i++)
    append_block (self, self->page->blocks->pdata[i]);
  append_related (self);
}

static void
earcup_help_view_dispose (GObject *object)
{
  EarcupHelpView *self = EARCUP_HELP_VIEW (object);

  self->page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_HELP_VIEW);

  G_OBJECT_CLASS (earcup_help_view_parent_class)->dispose (object);
}

static void
earcup_help_view_class_init (EarcupHelpViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_help_view_dispose;

  /**
   * EarcupHelpView::go:
   * @self: the view
   * @id: the id of a page
   *
   * Emitted when somebody follows a link.
   */
  signals[SIGNAL_GO] = g_signal_new ("go", EARCUP_TYPE_HELP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/help/earcup-help-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupHelpView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, EarcupHelpView, content);
}

static void
earcup_help_view_init (EarcupHelpView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (fill),
                           self, G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): a view without a page */
GtkWidget *
earcup_help_view_new (void)
{
  return g_object_new (EARCUP_TYPE_HELP_VIEW, NULL);
}

/**
 * earcup_help_view_show:
 * @self: a view
 * @book: the pages, which have to outlive what is shown
 * @page: the page to show, one of @book
 *
 * Shows a page from its beginning.
 */
void
earcup_help_view_show (EarcupHelpView       *self,
                       const EarcupHelpBook *book,
                       const EarcupHelpPage *page)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (EARCUP_IS_HELP_VIEW (self));

  self->book = book;
  self->page = page;
  fill (self);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled_window));
  gtk_adjustment_set_value (adjustment, 0.0);
}

/* Gives the page the focus, so that keys scroll it. */
void
earcup_help_view_focus (EarcupHelpView *self)
{
  g_return_if_fail (EARCUP_IS_HELP_VIEW (self));

  gtk_widget_grab_focus (self->scrolled_window);
}
