/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-devices.h"

#include <gio/gio.h>

#include "audio/earcup-elements.h"
#include "audio/earcup-pipeline.h"
#include "errands/earcup-errand.h"

typedef struct {
  char *name;      /* as the sink knows it */
  char *label;     /* as people do */
} Device;

/**
 * EarcupDevices:
 *
 * Watches the sound devices from its beginning to its end. The first list comes a moment later, as
 * the sound server has to be asked in a thread; #EarcupDevices::changed tells of each new list.
 */
struct _EarcupDevices
{
  GObject           parent;

  char             *sink;
  GstDeviceMonitor *monitor;
  guint             bus_watch;
  GPtrArray        *devices;     /* of Device */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EarcupDevices, earcup_devices, G_TYPE_OBJECT)

static void
device_free (gpointer data)
{
  Device *device = data;

  g_free (device->name);
  g_free (device->label);
  g_free (device);
}

/* Several providers may know the same device; only the one for our sink gives a name of use. */
static Device *
make_device (GstDevice  *found,
             const char *wanted)
{
  g_autoptr(GstElement) element = gst_device_create_element (found, NULL);
  GstElementFactory *factory;
  g_autofree char *name = NULL;
  Device *device;

  if (element == NULL)
    return NULL;

  gst_object_ref_sink (element);
  factory = gst_element_get_factory (element);
  if (factory == NULL || g_strcmp0 (GST_OBJECT_NAME (factory), wanted) != 0 ||
      g_object_class_find_property (G_OBJECT_GET_CLASS (element), "device") == NULL)
    return NULL;

  g_object_get (element, "device", &name, NULL);
  if (name == NULL)
    return NULL;

  device = g_new0 (Device, 1);
  device->name = g_steal_pointer (&name);
  device->label = gst_device_get_display_name (found);

  return device;
}

static int
compare (gconstpointer one,
         gconstpointer other)
{
  return g_utf8_collate ((*(const Device *const *) one)->label,
                         (*(const Device *const *) other)->label);
}

static void
list (EarcupDevices *self)
{
  const char *wanted = earcup_pipeline_find_sink (self->sink);
  GList *found = gst_device_monitor_get_devices (self->monitor);

  g_ptr_array_set_size (self->devices, 0);
  for (GList *item = found; item != NULL; item = item->next)
    {
      Device *device = make_device (item->data, wanted);

      if (device != NULL)
        g_ptr_array_add (self->devices, device);
    }

  g_list_free_full (found, gst_object_unref);
  g_ptr_array_sort (self->devices, compare);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
bus_cb (GstBus     *bus,
        GstMessage *message,
        gpointer    user_data)
{
  switch ((guint) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_DEVICE_ADDED:
    case GST_MESSAGE_DEVICE_REMOVED:
    case GST_MESSAGE_DEVICE_CHANGED:
      list (user_data);
      break;

    default:
      break;
    }

  return G_SOURCE_CONTINUE;
}

static void
start_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_task_return_boolean (task, gst_device_monitor_start (task_data));
}

static void
stop_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  gst_device_monitor_stop (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
stop_later (GstDeviceMonitor *monitor)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, stop_later);
  g_task_set_task_data (task, monitor, gst_object_unref);
  g_task_run_in_thread (task, stop_in_thread);
}

/* Whoever asked may have gone away in the meantime: the task keeps only the monitor. */
static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EarcupDevices *self = EARCUP_DEVICES (source);
  g_autoptr(GstBus) bus = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->monitor == NULL)
    return;

  bus = gst_device_monitor_get_bus (self->monitor);
  self->bus_watch = gst_bus_add_watch (bus, bus_cb, self);
  list (self);
}

static void
earcup_devices_dispose (GObject *object)
{
  EarcupDevices *self = EARCUP_DEVICES (object);

  g_clear_handle_id (&self->bus_watch, g_source_remove);
  if (self->monitor != NULL)
    stop_later (g_steal_pointer (&self->monitor));
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_pointer (&self->sink, g_free);

  G_OBJECT_CLASS (earcup_devices_parent_class)->dispose (object);
}

static void
earcup_devices_class_init (EarcupDevicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = earcup_devices_dispose;

  /**
   * EarcupDevices::changed:
   *
   * Devices came or went.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EARCUP_TYPE_DEVICES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
earcup_devices_init (EarcupDevices *self)
{
  self->devices = g_ptr_array_new_with_free_func (device_free);
}

/**
 * earcup_devices_new:
 * @sink: (nullable): as in earcup_pipeline_new()
 *
 * Begins to watch the devices on which a sink can play.
 *
 * Returns: (transfer full): the list, which is empty at first
 */
EarcupDevices *
earcup_devices_new (const char *sink)
{
  EarcupDevices *self = g_object_new (EARCUP_TYPE_DEVICES, NULL);
  g_autoptr(GTask) task = NULL;

  earcup_elements_init ();
  self->sink = g_strdup (sink);
  self->monitor = gst_device_monitor_new ();
  gst_device_monitor_set_show_all_devices (self->monitor, TRUE);
  gst_device_monitor_add_filter (self->monitor, "Audio/Sink", NULL);

  task = earcup_errand_new (self, NULL, started_cb, NULL);
  g_task_set_source_tag (task, earcup_devices_new);
  g_task_set_task_data (task, gst_object_ref (self->monitor), gst_object_unref);
  g_task_run_in_thread (task, start_in_thread);

  return self;
}

/* Returns: how many devices there are now */
guint
earcup_devices_get_n (EarcupDevices *self)
{
  return self->devices->len;
}

/* Returns: (transfer none): a device as its sink knows it, for earcup_player_set_output() */
const char *
earcup_devices_get_name (EarcupDevices *self,
                         guint          index)
{
  g_return_val_if_fail (index < self->devices->len, NULL);

  return ((Device *) self->devices->pdata[index])->name;
}

/* Returns: (transfer none): a device as people know it */
const char *
earcup_devices_get_label (EarcupDevices *self,
                          guint          index)
{
  g_return_val_if_fail (index < self->devices->len, NULL);

  return ((Device *) self->devices->pdata[index])->label;
}
