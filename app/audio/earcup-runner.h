/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef enum {
  EARCUP_RUNNER_PREPARE,   /* open the device and go to a place */
  EARCUP_RUNNER_PLAY,
  EARCUP_RUNNER_PAUSE,     /* with a fade */
  EARCUP_RUNNER_SEEK,      /* with a fade when it is playing */
  EARCUP_RUNNER_WRAP,      /* back to the beginning of a loop, without a gap */
  EARCUP_RUNNER_CLOSE,     /* with a fade when it is playing */
} EarcupRunnerKind;

/* What is to be done with a pipeline of earcup_pipeline_new(). */
typedef struct {
  EarcupRunnerKind  kind;
  GstElement       *pipeline;     /* borrowed for the call */
  double            from_s;
  double            loop_end_s;   /* 0 for no loop */
  gboolean          playing;
} EarcupRunnerCommand;

/* Does in a thread of its own, in the order in which it was asked, whatever may wait for the sound
 * device or the decoder. */
typedef struct _EarcupRunner EarcupRunner;

EarcupRunner *earcup_runner_new  (void);
void          earcup_runner_free (EarcupRunner              *self);
void          earcup_runner_push (EarcupRunner              *self,
                                  const EarcupRunnerCommand *command);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupRunner, earcup_runner_free)

G_END_DECLS
