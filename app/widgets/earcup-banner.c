/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-banner.h"

struct _EarcupBanner
{
  GtkWidget    parent_instance;

  GtkWidget   *revealer;
  GtkLabel    *label;
  GtkButton   *button;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_BUTTON_LABEL,
  PROP_REVEALED,
  N_PROPS
};

enum {
  SIGNAL_BUTTON_CLICKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EarcupBanner, earcup_banner, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
clicked_cb (EarcupBanner *self)
{
  g_signal_emit (self, signals[SIGNAL_BUTTON_CLICKED], 0);
}

static void
earcup_banner_dispose (GObject *object)
{
  EarcupBanner *self = EARCUP_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (earcup_banner_parent_class)->dispose (object);
}

static void
earcup_banner_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EarcupBanner *self = EARCUP_BANNER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, earcup_banner_get_title (self));
      break;

    case PROP_BUTTON_LABEL:
      g_value_set_string (value, earcup_banner_get_button_label (self));
      break;

    case PROP_REVEALED:
      g_value_set_boolean (value, earcup_banner_get_revealed (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
earcup_banner_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EarcupBanner *self = EARCUP_BANNER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      earcup_banner_set_title (self, g_value_get_string (value));
      break;

    case PROP_BUTTON_LABEL:
      earcup_banner_set_button_label (self, g_value_get_string (value));
      break;

    case PROP_REVEALED:
      earcup_banner_set_revealed (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/earcup/Earcup/widgets/earcup-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, EarcupBanner, label);
  gtk_widget_class_bind_template_child (widget_class, EarcupBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
earcup_banner_class_init (EarcupBannerClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = earcup_banner_dispose;
  object_class->get_property = earcup_banner_get_property;
  object_class->set_property = earcup_banner_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, "", flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EarcupBanner::button-clicked:
   *
   * The user pressed the button.
   */
  signals[SIGNAL_BUTTON_CLICKED] =
    g_signal_new ("button-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "banner");
}

static void
earcup_banner_init (EarcupBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * earcup_banner_new:
 *
 * Makes a notice across the top, hidden at first.
 *
 * Returns: (transfer floating): the banner
 */
GtkWidget *
earcup_banner_new (void)
{
  return g_object_new (EARCUP_TYPE_BANNER, NULL);
}

/* Gets what the notice says. */
const char *
earcup_banner_get_title (EarcupBanner *self)
{
  g_return_val_if_fail (EARCUP_IS_BANNER (self), NULL);

  return gtk_label_get_label (self->label);
}

/**
 * earcup_banner_set_title:
 * @title: (nullable): one sentence; %NULL is the same as empty
 *
 * Sets what the notice says, on the screen and to assistive technology.
 */
void
earcup_banner_set_title (EarcupBanner *self,
                         const char   *title)
{
  g_return_if_fail (EARCUP_IS_BANNER (self));

  title = title != NULL ? title : "";
  if (g_str_equal (earcup_banner_get_title (self), title))
    return;

  gtk_label_set_label (self->label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* Gets the label of the button; empty when there is none. */
const char *
earcup_banner_get_button_label (EarcupBanner *self)
{
  const char *label;

  g_return_val_if_fail (EARCUP_IS_BANNER (self), NULL);

  label = gtk_button_get_label (self->button);

  return label != NULL ? label : "";
}

/**
 * earcup_banner_set_button_label:
 * @label: (nullable): a verb with a mnemonic; empty for no button
 *
 * Sets the label of the button.
 */
void
earcup_banner_set_button_label (EarcupBanner *self,
                                const char   *label)
{
  g_return_if_fail (EARCUP_IS_BANNER (self));

  label = label != NULL ? label : "";
  if (g_str_equal (earcup_banner_get_button_label (self), label))
    return;

  gtk_button_set_label (self->button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->button), label[0] != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON_LABEL]);
}

/* Gets whether the notice is shown. */
gboolean
earcup_banner_get_revealed (EarcupBanner *self)
{
  g_return_val_if_fail (EARCUP_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/**
 * earcup_banner_set_revealed:
 * @is_revealed: whether to show it
 *
 * Shows or hides the notice.
 */
void
earcup_banner_set_revealed (EarcupBanner *self,
                            gboolean      is_revealed)
{
  g_return_if_fail (EARCUP_IS_BANNER (self));

  if (earcup_banner_get_revealed (self) == (is_revealed != FALSE))
    return;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), is_revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
