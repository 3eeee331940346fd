/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The only folder that asks which GTK or libadwaita it is built against. */

/* Under which licence something of others is, as the window about the program says it. */
typedef struct
{
  const char *title;
  const char *copyright;
  GtkLicense  licence;            /* GTK_LICENSE_UNKNOWN where the toolkit knows no such licence */
} EarcupCompatLicence;

/* What the window about the program says. Whatever is NULL is left out. */
typedef struct
{
  const char  *icon_name;
  const char  *name;
  const char  *version;
  const char  *comments;
  const char  *website;
  const char  *issue_url;
  const char  *copyright;
  const char **developers;
  const char **designers;
  const char  *translators;
  const char  *credits_title;     /* the heading of a further list of people … */
  const char **credits;           /* … or works, such as sources of data */
  const EarcupCompatLicence *licences;
  guint        n_licences;
} EarcupCompatAbout;

GListModel *earcup_compat_new_filters      (const char              *name,
                                            const char * const      *suffixes);
void        earcup_compat_open_file        (GtkWindow               *parent,
                                            const char              *title,
                                            GListModel              *filters,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
void        earcup_compat_save_file        (GtkWindow               *parent,
                                            const char              *title,
                                            const char              *suggested_name,
                                            GListModel              *filters,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
void        earcup_compat_select_folder    (GtkWindow               *parent,
                                            const char              *title,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
GFile      *earcup_compat_file_finish      (GAsyncResult            *result,
                                            GError                 **error)
                                            G_GNUC_WARN_UNUSED_RESULT;

void        earcup_compat_confirm          (GtkWindow               *parent,
                                            const char              *heading,
                                            const char              *body,
                                            const char              *verb,
                                            gboolean                 is_destructive,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
gboolean    earcup_compat_confirm_finish   (GAsyncResult            *result,
                                            GError                 **error);

void        earcup_compat_show_about       (GtkWindow               *parent,
                                            const EarcupCompatAbout *about);
void        earcup_compat_show_preferences (GtkWindow               *parent,
                                            AdwPreferencesPage     **pages,
                                            guint                    n_pages);

void        earcup_compat_get_ink          (GtkWidget               *widget,
                                            GdkRGBA                 *ink);
gboolean    earcup_compat_is_hidden        (GtkWidget               *widget);
void        earcup_compat_announce         (GtkWidget               *widget,
                                            const char              *text);

G_END_DECLS
