/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-criterion.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_TASK      (earcup_task_get_type ())
#define EARCUP_TASK_MOST      3     /* the greatest weight */

/* What a headphone is wanted for. */
typedef enum {
  EARCUP_TASK_MIXING,
  EARCUP_TASK_MASTERING,
  EARCUP_TASK_MAKING,        /* beats, arrangements, sound design */
  EARCUP_TASK_VOICE,         /* recording a voice or a quiet instrument */
  EARCUP_TASK_LOUD,          /* recording drums or a loud instrument */
  EARCUP_TASK_STAGE,         /* monitoring one's own microphone loudly */
  EARCUP_TASK_NEIGHBOURS,    /* playing where others are not to hear it */
  EARCUP_TASK_TRAVEL,
  EARCUP_N_TASKS
} EarcupTask;

GType       earcup_task_get_type   (void) G_GNUC_CONST;

const char *earcup_task_get_id     (EarcupTask       task);
gboolean    earcup_task_from_id    (const char      *id,
                                    EarcupTask      *task);
const char *earcup_task_get_label  (EarcupTask       task);
guint       earcup_task_get_weight (EarcupTask       task,
                                    EarcupCriterion  criterion);

G_END_DECLS
