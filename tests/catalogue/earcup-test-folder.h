/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#undef G_DISABLE_ASSERT

#include <gio/gio.h>

/* A folder of a test's own. */
GFile *earcup_test_folder_new    (void);
void   earcup_test_folder_remove (GFile      *folder);
GFile *earcup_test_folder_write  (GFile      *folder,
                                  const char *path,
                                  const char *text);
GFile *earcup_test_folder_curve  (GFile      *folder,
                                  const char *path,
                                  double      tilt_db);

#define assert_before_long(condition) G_STMT_START {                          \
    gint64 end_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;              \
    while (!(condition) && g_get_monotonic_time () < end_)                    \
      if (!g_main_context_iteration (NULL, FALSE))                            \
        g_usleep (1000);                                                      \
    g_assert_true (condition);                                                \
  } G_STMT_END
