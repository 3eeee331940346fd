/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-runner.h"

#include "audio/earcup-pipeline.h"

#define CLOSE_US      50000    /* the gate of the filter has closed by then, and that was heard */
#define LATE_US       5000     /* on a machine that is busy it is looked at so often, */
#define MOST_LATE_US  400000   /* and for so long, */
#define HEARD_US      20000    /* and what is still in the sink is waited for */

struct _EarcupRunner
{
  GThreadPool *pool;
};

static void
set_open (const EarcupRunnerCommand *command,
          gboolean                   open)
{
  g_autoptr(EarcupFilter) filter = earcup_pipeline_get_filter (command->pipeline);

  earcup_filter_set_open (filter, open);
}

/* Closes the gate and waits until nothing is heard, so that the sound may be cut. */
static void
silence (const EarcupRunnerCommand *command)
{
  g_autoptr(EarcupFilter) filter = earcup_pipeline_get_filter (command->pipeline);
  gint64 waited_us = CLOSE_US;

  earcup_filter_set_open (filter, FALSE);
  g_usleep (CLOSE_US);
  for (; !earcup_filter_is_silent (filter) && waited_us < MOST_LATE_US; waited_us += LATE_US)
    g_usleep (LATE_US);

  if (waited_us > CLOSE_US)
    g_usleep (HEARD_US);
}

static void
run_command (gpointer data,
             gpointer user_data)
{
  EarcupRunnerCommand *command = data;

  switch (command->kind)
    {
    case EARCUP_RUNNER_PREPARE:
      gst_element_set_state (command->pipeline, GST_STATE_PAUSED);
      gst_element_get_state (command->pipeline, NULL, NULL, 10 * GST_SECOND);
      earcup_pipeline_seek (command->pipeline, TRUE, command->from_s, command->loop_end_s);
      break;

    case EARCUP_RUNNER_PLAY:
      set_open (command, TRUE);
      gst_element_set_state (command->pipeline, GST_STATE_PLAYING);
      break;

    case EARCUP_RUNNER_PAUSE:
      silence (command);
      gst_element_set_state (command->pipeline, GST_STATE_PAUSED);
      break;

    case EARCUP_RUNNER_SEEK:
      if (command->playing)
        silence (command);
      earcup_pipeline_seek (command->pipeline, TRUE, command->from_s, command->loop_end_s);
      if (command->playing)
        set_open (command, TRUE);
      break;

    case EARCUP_RUNNER_WRAP:
      earcup_pipeline_seek (command->pipeline, FALSE, command->from_s, command->loop_end_s);
      break;

    case EARCUP_RUNNER_CLOSE:
      if (command->playing)
        silence (command);
      gst_element_set_state (command->pipeline, GST_STATE_NULL);
      break;

    default:
      g_assert_not_reached ();
    }

  gst_object_unref (command->pipeline);
  g_free (command);
}

/* Returns: (transfer full): a runner with nothing to do */
EarcupRunner *
earcup_runner_new (void)
{
  EarcupRunner *self = g_new0 (EarcupRunner, 1);

  self->pool = g_thread_pool_new (run_command, NULL, 1, FALSE, NULL);

  return self;
}

/* Waits until all that was asked for is done, and frees the runner. */
void
earcup_runner_free (EarcupRunner *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_free (self);
}

/* Asks for something to be done with a pipeline, after all that was asked for before; any one
 * thread. */
void
earcup_runner_push (EarcupRunner              *self,
                    const EarcupRunnerCommand *command)
{
  EarcupRunnerCommand *copy = g_memdup2 (command, sizeof *command);

  gst_object_ref (copy->pipeline);
  g_thread_pool_push (self->pool, copy, NULL);
}
