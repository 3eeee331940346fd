/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Air at 20 °C and 101.325 kPa, and the level reference. Everything in this folder is SI.
 * Source: ISO 9613-1:1993 (density, speed of sound), CRC Handbook of Chemistry and Physics
 * (viscosity, Prandtl number), ISO 1683:2015 (reference pressure). */
#define EARCUP_AIR_DENSITY_KG_M3    1.2041
#define EARCUP_SOUND_SPEED_M_S      343.21
#define EARCUP_AIR_VISCOSITY_PA_S   1.825e-5
#define EARCUP_AIR_HEAT_RATIO       1.4
#define EARCUP_AIR_PRANDTL          0.71
#define EARCUP_AIR_BULK_MODULUS_PA  \
  (EARCUP_AIR_DENSITY_KG_M3 * EARCUP_SOUND_SPEED_M_S * EARCUP_SOUND_SPEED_M_S)
#define EARCUP_REFERENCE_PA         20e-6

#define EARCUP_TWO_PI               6.283185307179586476925
#define EARCUP_PI                   3.141592653589793238463
