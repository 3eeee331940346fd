/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The numbers that make up a design, in the order in which files and tables list them. */
typedef enum {
  EARCUP_PARAMETER_RG,
  EARCUP_PARAMETER_RE,
  EARCUP_PARAMETER_LE,
  EARCUP_PARAMETER_L2,
  EARCUP_PARAMETER_R2,
  EARCUP_PARAMETER_BL,
  EARCUP_PARAMETER_MMD,
  EARCUP_PARAMETER_CMS,
  EARCUP_PARAMETER_RMS,
  EARCUP_PARAMETER_SD,
  EARCUP_PARAMETER_VF,
  EARCUP_PARAMETER_DF,
  EARCUP_PARAMETER_VPA,
  EARCUP_PARAMETER_RPA,
  EARCUP_PARAMETER_RL,
  EARCUP_PARAMETER_ML,
  EARCUP_PARAMETER_RL2,
  EARCUP_PARAMETER_ML2,
  EARCUP_PARAMETER_AL,
  EARCUP_PARAMETER_RW,
  EARCUP_PARAMETER_MW,
  EARCUP_PARAMETER_CW,
  EARCUP_PARAMETER_RBV,
  EARCUP_PARAMETER_MBV,
  EARCUP_PARAMETER_VB0,
  EARCUP_PARAMETER_RD,
  EARCUP_PARAMETER_MD,
  EARCUP_PARAMETER_VB,
  EARCUP_PARAMETER_LB,
  EARCUP_PARAMETER_SIGMA,
  EARCUP_PARAMETER_PHI,
  EARCUP_PARAMETER_FT,
  EARCUP_PARAMETER_RV,
  EARCUP_PARAMETER_MV,
  EARCUP_PARAMETER_AV,
  EARCUP_PARAMETER_RSH,
  EARCUP_PARAMETER_MSH,
  EARCUP_PARAMETER_CSH,
  EARCUP_PARAMETER_MC,
  EARCUP_PARAMETER_KP,
  EARCUP_PARAMETER_RP,
  EARCUP_PARAMETER_AC,
  EARCUP_PARAMETER_KHB,
  EARCUP_PARAMETER_XV,
  EARCUP_PARAMETER_XC,
  EARCUP_PARAMETER_LCO,
  EARCUP_PARAMETER_SCO,
  EARCUP_PARAMETER_RCO,
  EARCUP_PARAMETER_LCA,
  EARCUP_PARAMETER_RCA,
  EARCUP_PARAMETER_EAR_LOSS,
  EARCUP_N_PARAMETERS
} EarcupParameter;

typedef struct {
  const char *key;        /* the name in files, for example "Mmd" */
  const char *unit;       /* SI, for example "kg"; "" for a pure number */
  const char *summary;    /* what it stands for, a short English phrase */
  double      lowest;     /* the smallest value allowed */
  gboolean    above;      /* the value must lie above @lowest, not on it */
  gboolean    open_ended; /* infinity is allowed: the branch is blocked, or the part rigid */
  double      highest;    /* the largest finite value allowed */
} EarcupParameterInfo;

const EarcupParameterInfo *earcup_parameter_get_info (EarcupParameter   parameter);
gboolean                   earcup_parameter_from_key (const char       *key,
                                                      EarcupParameter  *parameter);

G_END_DECLS
