/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-recent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The list is the program's own: what a desktop remembers is not seen from within a sandbox. There
 * an address leads through the document portal, so only the name at its end is ever shown. */

static void
keep (GSettings  *settings,
      const char *first,
      const char *without)
{
  g_auto(GStrv) before = g_settings_get_strv (settings, EARCUP_RECENT_KEY);
  g_autoptr(GPtrArray) uris = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (uris, (char *) first);
  for (guint i = 0; before[i] != NULL && uris->len < EARCUP_RECENT_MOST; i++)
    if (g_strcmp0 (before[i], without) != 0)
      g_ptr_array_add (uris, before[i]);
  g_ptr_array_add (uris, NULL);

  g_settings_set_strv (settings, EARCUP_RECENT_KEY, (const char *const *) uris->pdata);
}

/* Puts a file at the head of what was opened lately. */
void
earcup_recent_add (GSettings *settings,
                   GFile     *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  keep (settings, uri, uri);
}

/* Forgets a file, by its address. */
void
earcup_recent_forget (GSettings  *settings,
                      const char *uri)
{
  keep (settings, NULL, uri);
}

/* In a menu _ announces the letter to be pressed. */
static char *
dup_label (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("?");
  g_auto(GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

/* Fills a menu with what was opened lately, the newest first. */
void
earcup_recent_list (GSettings *settings,
                    GMenu     *menu)
{
  g_auto(GStrv) uris = g_settings_get_strv (settings, EARCUP_RECENT_KEY);
  g_autoptr(GMenu) files = g_menu_new ();
  g_autoptr(GMenu) rest = g_menu_new ();

  g_menu_remove_all (menu);
  for (guint i = 0; uris[i] != NULL && i < EARCUP_RECENT_MOST; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_uri (uris[i]);
      g_autofree char *label = dup_label (file);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", uris[i]);
      g_menu_append_item (files, item);
    }

  if (uris[0] != NULL)
    g_menu_append (rest, _("_Clear the List"), "win.clear-recent");
  else
    g_menu_append (rest, _("Nothing Opened Yet"), "win.no-recent");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
}
