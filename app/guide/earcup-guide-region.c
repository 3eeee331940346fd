/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "guide/earcup-guide-region.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HIGHEST_PX 240

struct _EarcupGuideRegion
{
  GtkWidget  parent_instance;

  GtkWidget *scrolled_window;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *difference;
  GtkWidget *content;
  GtkWidget *housing;
};

G_DEFINE_FINAL_TYPE (EarcupGuideRegion, earcup_guide_region, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
earcup_guide_region_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As high as its text, unless that is too much; then it scrolls. Its width is that of its words and
 * does not grow where it is low. */
static void
earcup_guide_region_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  EarcupGuideRegion *self = EARCUP_GUIDE_REGION (widget);
  int least;

  gtk_widget_measure (self->scrolled_window, orientation, -1, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->box, orientation, -1, minimum, natural, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  else
    {
      gtk_widget_measure (self->box, orientation, for_size, NULL, natural, NULL, NULL);
      *minimum = least;
    }

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = MIN (*natural, HIGHEST_PX);
  *natural = MAX (*natural, *minimum);
}

static void
earcup_guide_region_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  gtk_widget_allocate (EARCUP_GUIDE_REGION (widget)->scrolled_window, width, height, baseline,
                       NULL);
}

static void
earcup_guide_region_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EARCUP_TYPE_GUIDE_REGION);

  G_OBJECT_CLASS (earcup_guide_region_parent_class)->dispose (object);
}

static void
earcup_guide_region_class_init (EarcupGuideRegionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_guide_region_dispose;
  widget_class->get_request_mode = earcup_guide_region_get_request_mode;
  widget_class->measure = earcup_guide_region_measure;
  widget_class->size_allocate = earcup_guide_region_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "earcup-guide-region");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/earcup/Earcup/guide/earcup-guide-region.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideRegion, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideRegion, box);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideRegion, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideRegion, difference);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideRegion, content);
  gtk_widget_class_bind_template_child (widget_class, EarcupGuideRegion, housing);
}

static void
earcup_guide_region_init (EarcupGuideRegion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): a box that says nothing yet */
GtkWidget *
earcup_guide_region_new (void)
{
  return g_object_new (EARCUP_TYPE_GUIDE_REGION, NULL);
}

static void
set_text (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* Where nothing is predicted, no difference is told either. */
static char *
dup_difference (const EarcupRegion    *region,
                const EarcupGuidePair *pair)
{
  g_autofree char *level = NULL;

  if (!region->is_predicted || pair->first == NULL || pair->second == NULL)
    return NULL;

  level = earcup_finding_format_value (EARCUP_FINDING_PAIR_BASS,
                                       earcup_region_get_difference (region, pair->first,
                                                                     pair->second));

  /* Translators: a level in dB, then the names of two models */
  return g_strdup_printf (_("%s on average here: %s less %s"), level, pair->first_name,
                          pair->second_name);
}

/**
 * earcup_guide_region_show:
 * @self: a box
 * @region: what is pointed at
 * @figures: (nullable): what the model found
 * @pair: what is compared
 *
 * Says what lives in a region. What is already said is not said again, so that assistive technology
 * only hears of changes.
 */
void
earcup_guide_region_show (EarcupGuideRegion     *self,
                          const EarcupRegion    *region,
                          const EarcupFindings  *figures,
                          const EarcupGuidePair *pair)
{
  g_autofree char *range = NULL, *title = NULL, *difference = NULL, *housing = NULL;

  g_return_if_fail (EARCUP_IS_GUIDE_REGION (self) && region != NULL);

  range = earcup_region_dup_range (region);
  /* Translators: the name of a region of frequencies, then where it lies */
  title = g_strdup_printf (_("%s · %s"), _(region->title), range);
  difference = dup_difference (region, pair);
  housing = earcup_region_dup_housing (region, figures);

  set_text (self->title, title);
  set_text (self->difference, difference);
  set_text (self->content, _(region->content));
  set_text (self->housing, housing);
}
