/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-facet-panel.h"

#include <glib/gi18n-lib.h>

struct _EarcupFacetPanel
{
  GtkWidget          parent;

  GtkWidget         *box;
  GtkWidget         *groups;
  GtkWidget         *clear;
  GtkWidget         *expanders[EARCUP_N_FACETS];
  GtkWidget         *values[EARCUP_N_FACETS];      /* the boxes that hold the checks */
  GtkWidget         *checks[EARCUP_N_FACETS][EARCUP_FACET_MOST_VALUES];
  EarcupShelf       *shelf;
  EarcupCollections *collections;
  gboolean           is_refreshing;
};

G_DEFINE_FINAL_TYPE (EarcupFacetPanel, earcup_facet_panel, GTK_TYPE_WIDGET)

/* The order in which they are offered: what is the user's own comes first. */
static const EarcupFacet facet_order[EARCUP_N_FACETS] = {
  EARCUP_FACET_MINE, EARCUP_FACET_COLLECTION, EARCUP_FACET_PRICE, EARCUP_FACET_GUIDES,
  EARCUP_FACET_CURVE, EARCUP_FACET_WEARING, EARCUP_FACET_TRANSDUCER, EARCUP_FACET_IMPEDANCE,
  EARCUP_FACET_WEIGHT, EARCUP_FACET_USE, EARCUP_FACET_ENCLOSURE,
};

static guint
get_n_values (EarcupFacetPanel *self,
              EarcupFacet       facet)
{
  return facet == EARCUP_FACET_COLLECTION ? earcup_collections_get_n (self->collections)
                                          : earcup_facet_get_n_values (facet);
}

/* Returns: (transfer none): what a value is called, the collections among them */
const char *
earcup_facet_panel_get_value_label (EarcupCollections *collections,
                                    EarcupFacet        facet,
                                    guint              value)
{
  if (facet == EARCUP_FACET_COLLECTION)
    return value < earcup_collections_get_n (collections)
             ? earcup_collections_get_name (collections, value) : "";

  return earcup_facet_get_value_label (facet, value);
}

static void
toggled_cb (GtkCheckButton   *check,
            EarcupFacetPanel *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "place"));
  EarcupFacet facet = place / EARCUP_FACET_MOST_VALUES;
  guint32 bit = EARCUP_FACET_BIT (place % EARCUP_FACET_MOST_VALUES);
  guint32 chosen = earcup_shelf_get_chosen (self->shelf, facet);

  if (!self->is_refreshing)
    earcup_shelf_choose (self->shelf, facet,
                         gtk_check_button_get_active (check) ? chosen | bit : chosen & ~bit);
}

static void
clear_cb (EarcupFacetPanel *self)
{
  earcup_shelf_choose_nothing (self->shelf);
}

/* {{{ Checks */

static GtkWidget *
make_check (EarcupFacetPanel *self,
            EarcupFacet       facet,
            guint             value)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  g_object_set_data (G_OBJECT (check), "place",
                     GUINT_TO_POINTER (facet * EARCUP_FACET_MOST_VALUES + value));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->values[facet]), check);

  return check;
}

/* A value that nothing has is not offered, unless it was chosen. */
static void
refresh_check (EarcupFacetPanel *self,
               EarcupFacet       facet,
               guint             value,
               guint             n_entries)
{
  GtkWidget *check = self->checks[facet][value];
  gboolean is_chosen = (earcup_shelf_get_chosen (self->shelf, facet) &
                        EARCUP_FACET_BIT (value)) != 0;
  /* Translators: a value of a filter, and how many models have it */
  g_autofree char *text = g_strdup_printf (_("%s (%u)"), earcup_facet_panel_get_value_label (
                                             self->collections, facet, value), n_entries);

  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
  gtk_widget_set_sensitive (check, is_chosen || n_entries > 0);
}

/* What is not known, or neither nor, is the first value and is offered last. */
static guint
get_value_at (EarcupFacet facet,
              guint       place,
              guint       n_values)
{
  return facet == EARCUP_FACET_COLLECTION || place >= n_values ? place : (place + 1) % n_values;
}

static void
refresh_facet (EarcupFacetPanel        *self,
               EarcupFacet              facet,
               const EarcupShelfCounts *counts)
{
  guint n_values = get_n_values (self, facet);

  for (guint place = 0; place < EARCUP_FACET_MOST_VALUES; place++)
    {
      guint value = get_value_at (facet, place, n_values);

      if (self->checks[facet][value] == NULL && value < n_values)
        self->checks[facet][value] = make_check (self, facet, value);
      if (self->checks[facet][value] == NULL)
        continue;
      gtk_widget_set_visible (self->checks[facet][value], value < n_values);
      if (value < n_values)
        refresh_check (self, facet, value, counts->n[facet][value]);
    }

  gtk_widget_set_visible (self->expanders[facet], n_values > 0);
  if (earcup_shelf_get_chosen (self->shelf, facet) != 0)
    gtk_expander_set_expanded (GTK_EXPANDER (self->expanders[facet]), TRUE);
}

/* }}} */

/* Shows what is chosen and how many entries there are, if anybody can see it. */
void
earcup_facet_panel_refresh (EarcupFacetPanel *self)
{
  EarcupShelfCounts counts;

  if (self->shelf == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->is_refreshing = TRUE;
  earcup_shelf_count (self->shelf, &counts);
  for (guint facet = 0; facet < EARCUP_N_FACETS; facet++)
    refresh_facet (self, facet, &counts);
  gtk_widget_set_sensitive (self->clear, earcup_shelf_is_filtered (self->shelf));
  self->is_refreshing = FALSE;
}

static void
earcup_facet_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (earcup_facet_panel_parent_class)->map (widget);
  earcup_facet_panel_refresh (EARCUP_FACET_PANEL (widget));
}

static void
earcup_facet_panel_dispose (GObject *object)
{
  EarcupFacetPanel *self = EARCUP_FACET_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_FACET_PANEL);
  g_clear_object (&self->shelf);
  g_clear_object (&self->collections);

  G_OBJECT_CLASS (earcup_facet_panel_parent_class)->dispose (object);
}

static void
earcup_facet_panel_class_init (EarcupFacetPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_facet_panel_dispose;
  widget_class->map = earcup_facet_panel_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-facet-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupFacetPanel, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupFacetPanel, groups);
  gtk_widget_class_bind_template_child (widget_class, EarcupFacetPanel, clear);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
add_group (EarcupFacetPanel *self,
           EarcupFacet       facet)
{
  GtkWidget *expander = gtk_expander_new (earcup_facet_get_label (facet));
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  earcup_facet_get_label (facet), -1);
  gtk_widget_set_margin_start (values, 12);
  gtk_expander_set_child (GTK_EXPANDER (expander), values);
  gtk_expander_set_expanded (GTK_EXPANDER (expander),
                             facet == EARCUP_FACET_MINE || facet == EARCUP_FACET_COLLECTION ||
                             facet == EARCUP_FACET_PRICE || facet == EARCUP_FACET_GUIDES);
  gtk_box_append (GTK_BOX (self->groups), expander);
  self->expanders[facet] = expander;
  self->values[facet] = values;
}

static void
earcup_facet_panel_init (EarcupFacetPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < EARCUP_N_FACETS; i++)
    add_group (self, facet_order[i]);
}

/* Says what is filtered. */
void
earcup_facet_panel_set_shelf (EarcupFacetPanel  *self,
                              EarcupShelf       *shelf,
                              EarcupCollections *collections)
{
  g_return_if_fail (EARCUP_IS_FACET_PANEL (self));

  g_set_object (&self->shelf, shelf);
  g_set_object (&self->collections, collections);
  g_signal_connect_object (shelf, "changed", G_CALLBACK (earcup_facet_panel_refresh), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer none) (nullable): the control of a value, once it was shown */
GtkWidget *
earcup_facet_panel_get_check (EarcupFacetPanel *self,
                              EarcupFacet       facet,
                              guint             value)
{
  g_return_val_if_fail ((guint) facet < EARCUP_N_FACETS && value < EARCUP_FACET_MOST_VALUES, NULL);

  return self->checks[facet][value];
}
