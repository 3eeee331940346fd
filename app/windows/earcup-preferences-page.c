/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-preferences-page.h"

#include <glib/gi18n-lib.h>

#include "audio/earcup-devices.h"
#include "windows/earcup-choice.h"

struct _EarcupPreferencesPage
{
  AdwPreferencesPage  parent;

  GtkWidget          *device;
  GtkWidget          *buffer;
  GtkWidget          *mode;
  GSettings          *settings;
  EarcupDevices      *devices;
  GPtrArray          *names;        /* of the rows of devices; the first is "" */
  gboolean            filling;      /* the rows are being changed, which is no choice */
};

static const char *const modes[] = { "loop", "file", "raw", NULL };

/* What the rows for the buffer stand for, in milliseconds; 0 is what suits the sink. */
static const int buffers_ms[] = { 0, 10, 20, 40, 80, 160, 320 };

G_DEFINE_FINAL_TYPE (EarcupPreferencesPage, earcup_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

/* {{{ Devices */

static void
add_device (EarcupPreferencesPage *self,
            GtkStringList         *labels,
            const char            *name,
            const char            *label)
{
  g_ptr_array_add (self->names, g_strdup (name));
  gtk_string_list_append (labels, label);
}

/* The device that is chosen is in the list also while it is not there. */
static void
fill_devices (EarcupPreferencesPage *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "device");
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint position = 0;

  g_ptr_array_set_size (self->names, 0);
  add_device (self, labels, "", _("Automatic"));
  for (guint i = 0; i < earcup_devices_get_n (self->devices); i++)
    {
      const char *name = earcup_devices_get_name (self->devices, i);

      if (g_str_equal (name, chosen))
        position = self->names->len;
      add_device (self, labels, name, earcup_devices_get_label (self->devices, i));
    }

  if (position == 0 && *chosen != '\0')
    {
      /* Translators: %s is a sound device */
      g_autofree char *label = g_strdup_printf (_("%s (not there)"), chosen);

      position = self->names->len;
      add_device (self, labels, chosen, label);
    }

  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->device), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->device), position);
  self->filling = FALSE;
}

static void
device_cb (EarcupPreferencesPage *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self->device));

  if (!self->filling && self->settings != NULL && position < self->names->len)
    g_settings_set_string (self->settings, "device", self->names->pdata[position]);
}

/* }}} */
/* {{{ Buffer */

/* Shows the row that is nearest to what is set. */
static gboolean
from_ms (GValue   *value,
         GVariant *variant,
         gpointer  user_data)
{
  int buffer_ms = g_variant_get_int32 (variant);
  guint nearest = 0;

  for (guint i = 1; buffer_ms > 0 && i < G_N_ELEMENTS (buffers_ms); i++)
    if (nearest == 0 || ABS (buffers_ms[i] - buffer_ms) < ABS (buffers_ms[nearest] - buffer_ms))
      nearest = i;

  g_value_set_uint (value, nearest);

  return TRUE;
}

static GVariant *
to_ms (const GValue       *value,
       const GVariantType *type,
       gpointer            user_data)
{
  guint choice = g_value_get_uint (value);

  return choice < G_N_ELEMENTS (buffers_ms) ? g_variant_new_int32 (buffers_ms[choice]) : NULL;
}

static void
fill_buffers (EarcupPreferencesPage *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Automatic"));
  for (guint i = 1; i < G_N_ELEMENTS (buffers_ms); i++)
    {
      /* Translators: a time in milliseconds */
      g_autofree char *label = g_strdup_printf (_("%d ms"), buffers_ms[i]);

      gtk_string_list_append (labels, label);
    }

  adw_combo_row_set_model (ADW_COMBO_ROW (self->buffer), G_LIST_MODEL (labels));
}

/* }}} */

static void
earcup_preferences_page_dispose (GObject *object)
{
  EarcupPreferencesPage *self = EARCUP_PREFERENCES_PAGE (object);

  g_clear_object (&self->devices);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_PREFERENCES_PAGE);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->names, g_ptr_array_unref);

  G_OBJECT_CLASS (earcup_preferences_page_parent_class)->dispose (object);
}

static void
earcup_preferences_page_class_init (EarcupPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_preferences_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupPreferencesPage, device);
  gtk_widget_class_bind_template_child (widget_class, EarcupPreferencesPage, buffer);
  gtk_widget_class_bind_template_child (widget_class, EarcupPreferencesPage, mode);
  gtk_widget_class_bind_template_callback (widget_class, device_cb);
}

static void
earcup_preferences_page_init (EarcupPreferencesPage *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_buffers (self);
}

/**
 * earcup_preferences_page_new:
 * @settings: the settings
 *
 * Makes the page. It watches the sound devices as long as it is there.
 *
 * Returns: (transfer floating): the page
 */
AdwPreferencesPage *
earcup_preferences_page_new (GSettings *settings)
{
  EarcupPreferencesPage *self = g_object_new (EARCUP_TYPE_PREFERENCES_PAGE, NULL);
  g_autofree char *sink = g_settings_get_string (settings, "sink");

  self->settings = g_object_ref (settings);
  self->devices = earcup_devices_new (sink);
  g_signal_connect_object (self->devices, "changed", G_CALLBACK (fill_devices), self,
                           G_CONNECT_SWAPPED);
  fill_devices (self);
  g_settings_bind_with_mapping (settings, "buffer-ms", self->buffer, "selected",
                                G_SETTINGS_BIND_DEFAULT, from_ms, to_ms, NULL, NULL);
  earcup_choice_bind (settings, "match-mode", self->mode, "selected", modes);

  return ADW_PREFERENCES_PAGE (self);
}
