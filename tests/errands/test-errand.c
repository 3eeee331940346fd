/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include "errands/earcup-errand.h"

/* {{{ Somebody who wants something done */

struct _Owner
{
  GObject   parent_instance;

  GThread **disposed_in;
};

G_DECLARE_FINAL_TYPE (Owner, owner, TEST, OWNER, GObject)
G_DEFINE_FINAL_TYPE (Owner, owner, G_TYPE_OBJECT)

static void
owner_dispose (GObject *object)
{
  *TEST_OWNER (object)->disposed_in = g_thread_self ();

  G_OBJECT_CLASS (owner_parent_class)->dispose (object);
}

static void
owner_class_init (OwnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = owner_dispose;
}

static void
owner_init (Owner *self)
{
}

static Owner *
new_owner (GThread **disposed_in)
{
  Owner *self = g_object_new (owner_get_type (), NULL);

  *disposed_in = NULL;
  self->disposed_in = disposed_in;

  return self;
}

/* }}} */

/* What is left of an errand when it has been done. */
typedef struct {
  GThread  *thread;
  GObject  *owner;
  gssize    number;
  GError   *error;
  gboolean  was_there;    /* whether the owner still was when it was told */
} Report;

static void
work (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  g_assert_null (source);
  g_assert_true (g_thread_self () != task_data);
  g_task_return_int (task, 7);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Report *report = user_data;

  report->thread = g_thread_self ();
  report->owner = source;
  report->was_there = *TEST_OWNER (source)->disposed_in == NULL;
  report->number = g_task_propagate_int (G_TASK (result), &report->error);
}

static void
wait_for (const Report *report)
{
  while (report->thread == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_told (void)
{
  Report report = { NULL };
  GThread *disposed_in;
  g_autoptr(Owner) owner = new_owner (&disposed_in);
  g_autoptr(GTask) task = earcup_errand_new (owner, NULL, done_cb, &report);

  g_task_set_task_data (task, g_thread_self (), NULL);
  g_task_run_in_thread (task, work);
  wait_for (&report);
  g_assert_true (report.thread == g_thread_self ());
  g_assert_true (report.owner == G_OBJECT (owner));
  g_assert_no_error (report.error);
  g_assert_cmpint (report.number, ==, 7);
  g_assert_null (disposed_in);
}

/* Whoever is not wanted any more stays until it has been told, and no longer. */
static void
test_kept (void)
{
  Report report = { NULL };
  GThread *disposed_in;
  Owner *owner = new_owner (&disposed_in);
  g_autoptr(GTask) task = earcup_errand_new (owner, NULL, done_cb, &report);

  g_object_unref (owner);
  g_assert_null (disposed_in);
  g_task_run_in_thread (task, work);
  wait_for (&report);
  g_assert_true (report.was_there);
  g_assert_true (disposed_in == g_thread_self ());
}

static gpointer
let_go (gpointer task)
{
  g_object_unref (task);

  return NULL;
}

/* The other thread may be the last that lets go of the task. */
static void
test_late (void)
{
  Report report = { NULL };
  GThread *disposed_in;
  Owner *owner = new_owner (&disposed_in);
  GTask *task = earcup_errand_new (owner, NULL, done_cb, &report);

  g_task_run_in_thread (task, work);
  g_object_unref (owner);
  wait_for (&report);
  g_thread_join (g_thread_new ("late", let_go, task));
  g_assert_true (disposed_in == g_thread_self ());
}

static void
test_cancelled (void)
{
  Report report = { NULL };
  GThread *disposed_in;
  Owner *owner = new_owner (&disposed_in);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GTask) task = earcup_errand_new (owner, cancellable, done_cb, &report);

  g_cancellable_cancel (cancellable);
  g_task_run_in_thread (task, work);
  g_object_unref (owner);
  wait_for (&report);
  g_assert_error (report.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (disposed_in == g_thread_self ());
  g_clear_error (&report.error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/errands/errand/its-owner-is-told-in-its-own-thread", test_told);
  g_test_add_func ("/errands/errand/its-owner-stays-until-it-is-told", test_kept);
  g_test_add_func ("/errands/errand/the-other-thread-never-disposes-of-the-owner", test_late);
  g_test_add_func ("/errands/errand/what-is-cancelled-is-told-as-well", test_cancelled);

  return g_test_run ();
}
