/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "guide/earcup-guide-contents.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "guide/earcup-guide-card.h"
#include "guide/earcup-guide-search.h"

struct _EarcupGuideContents
{
  GtkWidget    parent_instance;

  GtkWidget   *clamp;
  GtkWidget   *entry;
  GtkWidget   *scrolled_window;
  GtkWidget   *content;

  EarcupTopic  heard;
  char        *name;       /* of what is heard, or NULL */
  gboolean     is_outdated;
};

G_DEFINE_FINAL_TYPE (EarcupGuideContents, earcup_guide_contents, GTK_TYPE_WIDGET)

/* {{{ Rows */

static GtkWidget *
new_row (const char  *title,
         const char  *subtitle,
         EarcupTopic  topic,
         const char  *claim)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", TRUE,
                                 "title-lines", 0,
                                 "subtitle-lines", 0,
                                 "use-markup", FALSE,
                                 "title", title,
                                 "subtitle", subtitle,
                                 NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "guide.read");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(us)", (guint) topic,
                                    claim != NULL ? claim : "");

  return row;
}

static GtkWidget *
append_list (EarcupGuideContents *self,
             const char          *title)
{
  GtkWidget *heading = earcup_guide_heading_new (title, 2, "heading");
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_set_margin_top (heading, 12);
  gtk_box_append (GTK_BOX (self->content), heading);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self->content), list);

  return list;
}

static void
append_topic (GtkWidget   *list,
              EarcupTopic  topic,
              const char  *subtitle)
{
  const EarcupPassage *passage = earcup_passages_get_passage (topic);

  gtk_list_box_append (GTK_LIST_BOX (list),
                       new_row (_(passage->title),
                                subtitle != NULL ? subtitle : _(passage->summary), topic, NULL));
}

/* }}} */
/* {{{ What is listed */

static void
clear (EarcupGuideContents *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
}

/* What is heard comes first. */
static void
list_all (EarcupGuideContents *self)
{
  append_topic (append_list (self, _("What you hear")), self->heard, self->name);

  for (guint group = 0; group < EARCUP_N_TOPIC_GROUPS; group++)
    {
      GtkWidget *list = append_list (self, earcup_topic_group_get_title (group));
      guint n_topics;
      const EarcupTopic *topics = earcup_topic_group_list (group, &n_topics);

      for (guint i = 0; i < n_topics; i++)
        append_topic (list, topics[i], NULL);
    }
}

static void
list_found (EarcupGuideContents *self,
            const char          *text)
{
  g_autoptr(GArray) found = earcup_guide_search (text);
  GtkWidget *topics = NULL, *claims = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const EarcupGuideHit *hit = &g_array_index (found, EarcupGuideHit, i);

      if (hit->claim == NULL)
        {
          topics = topics != NULL ? topics : append_list (self, _("Topics"));
          append_topic (topics, hit->topic, NULL);
        }
      else
        {
          claims = claims != NULL ? claims : append_list (self, _("Claims"));
          gtk_list_box_append (GTK_LIST_BOX (claims),
                               new_row (_(hit->claim->statement),
                                        _(earcup_passages_get_passage (hit->topic)->title),
                                        hit->topic, hit->claim->id));
        }
    }

  if (found->len == 0)
    {
      GtkWidget *nothing = earcup_guide_paragraph_new (_("The guide says nothing about that."),
                                                       "earcup-guide-aside");

      gtk_widget_set_margin_top (nothing, 18);
      gtk_box_append (GTK_BOX (self->content), nothing);
    }
}

static void
fill (EarcupGuideContents *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  self->is_outdated = FALSE;
  clear (self);
  if (*stripped == '\0')
    list_all (self);
  else
    list_found (self, stripped);
}

static void
search_cb (EarcupGuideContents *self)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled_window));

  gtk_adjustment_set_value (adjustment, 0.0);
  fill (self);
}

/* }}} */

/* The rows take longer than a window may take to start, so they wait until they are looked at. */
static void
earcup_guide_contents_map (GtkWidget *widget)
{
  EarcupGuideContents *self = EARCUP_GUIDE_CONTENTS (widget);

  if (self->is_outdated)
    fill (self);

  GTK_WIDGET_CLASS (earcup_guide_contents_parent_class)->map (widget);
}

static void
earcup_guide_contents_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EARCUP_TYPE_GUIDE_CONTENTS);

  G_OBJECT_CLASS (earcup_guide_contents_parent_class)->dispose (object);
}

static void
earcup_guide_contents_finalize (GObject *object)
{
  g_free (EARCUP_GUIDE_CONTENTS (object)->name);

  G_OBJECT_CLASS (earcup_guide_contents_parent_class)->finalize (object);
}

static void
earcup_guide_contents_class_init (EarcupGuideContentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_guide_contents_dispose;
  G_OBJECT_CLASS (klass)->finalize = earcup_guide_contents_finalize;
  widget_class->map = earcup_guide_contents_map;

  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_css_name (widget_class, "earcup-guide-contents");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/earcup/Earcup/guide/earcup-guide-contents.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideContents, clamp);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideContents, entry);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideContents, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideContents, content);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
earcup_guide_contents_init (EarcupGuideContents *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_outdated = TRUE;
}

/* Returns: (transfer floating): the contents */
GtkWidget *
earcup_guide_contents_new (void)
{
  return g_object_new (EARCUP_TYPE_GUIDE_CONTENTS, NULL);
}

/**
 * earcup_guide_contents_set_heard:
 * @self: the contents
 * @topic: the kind of what is heard
 * @name: (nullable): its name
 *
 * Says what is heard, which is offered first.
 */
void
earcup_guide_contents_set_heard (EarcupGuideContents *self,
                                 EarcupTopic          topic,
                                 const char          *name)
{
  g_return_if_fail (EARCUP_IS_GUIDE_CONTENTS (self));

  if (self->heard == topic && g_strcmp0 (self->name, name) == 0)
    return;

  self->heard = topic;
  g_free (self->name);
  self->name = g_strdup (name);
  self->is_outdated = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    fill (self);
}

/* Puts the cursor into the search. */
void
earcup_guide_contents_search (EarcupGuideContents *self)
{
  g_return_if_fail (EARCUP_IS_GUIDE_CONTENTS (self));

  gtk_widget_grab_focus (self->entry);
}
