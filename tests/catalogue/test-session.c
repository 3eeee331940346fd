/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "catalogue/earcup-session.h"

#include <math.h>

static void
test_fields (void)
{
  g_autoptr(EarcupSession) plain = earcup_session_new ();

  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      g_autoptr(EarcupSession) session = earcup_session_copy (plain);
      const EarcupSessionFieldInfo *info = earcup_session_field_get_info (i);

      g_assert_true (earcup_session_equal (session, plain));
      if (info->type == EARCUP_SESSION_TYPE_TEXT)
        earcup_session_set_text (session, i, "something else");
      else
        earcup_session_set_number (session, i, info->number > info->lowest ? info->lowest
                                                                           : info->highest);

      for (guint other = 0; other < EARCUP_N_SESSION_FIELDS; other++)
        g_assert_true (earcup_session_has_same (session, plain, other) == (other != i));
      g_assert_false (earcup_session_equal (session, plain));
    }
}

static void
test_ranges (void)
{
  g_autoptr(EarcupSession) session = earcup_session_new ();
  g_autofree char *longest = g_strnfill (4097, 'a');

  earcup_session_set_number (session, EARCUP_SESSION_HEARD, 99.0);
  g_assert_cmpfloat (earcup_session_get_number (session, EARCUP_SESSION_HEARD), ==, 8.0);
  earcup_session_set_number (session, EARCUP_SESSION_HEARD, (double) NAN);
  g_assert_cmpfloat (earcup_session_get_number (session, EARCUP_SESSION_HEARD), ==, 8.0);
  earcup_session_set_number (session, EARCUP_SESSION_SPAN, (double) -INFINITY);
  g_assert_cmpfloat (earcup_session_get_number (session, EARCUP_SESSION_SPAN), ==, 6.0);
  earcup_session_set_text (session, EARCUP_SESSION_WORN, longest);
  g_assert_cmpstr (earcup_session_get_text (session, EARCUP_SESSION_WORN), ==, "neutral");
  earcup_session_set_text (session, EARCUP_SESSION_WORN, "\xff");
  g_assert_cmpstr (earcup_session_get_text (session, EARCUP_SESSION_WORN), ==, "neutral");
}

static void
test_copies (void)
{
  g_autoptr(EarcupSession) first = earcup_session_new ();
  g_autoptr(EarcupSession) second = NULL;

  earcup_session_set_text (first, EARCUP_SESSION_SLOT, "open");
  second = earcup_session_copy (first);
  earcup_session_set_text (first, EARCUP_SESSION_SLOT, "closed");
  g_assert_cmpstr (earcup_session_get_text (second, EARCUP_SESSION_SLOT), ==, "open");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/session/each-field-stands-for-itself", test_fields);
  g_test_add_func ("/catalogue/session/values-are-held-to-their-ranges", test_ranges);
  g_test_add_func ("/catalogue/session/a-copy-does-not-follow", test_copies);

  return g_test_run ();
}
