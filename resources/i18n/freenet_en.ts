<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>FreeNet</name>
    <message numerus="yes">
      <source>{} held-out places</source>
      <translation>
        <numerusform>{} held-out place</numerusform>
        <numerusform>{} held-out places</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} reference polygons</source>
      <translation>
        <numerusform>{} reference polygon</numerusform>
        <numerusform>{} reference polygons</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} reference points</source>
      <translation>
        <numerusform>{} reference point</numerusform>
        <numerusform>{} reference points</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} square blocks of the reference raster</source>
      <translation>
        <numerusform>{} square block of the reference raster</numerusform>
        <numerusform>{} square blocks of the reference raster</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>CPU, {count} cores</source>
      <translation>
        <numerusform>CPU, {count} core</numerusform>
        <numerusform>CPU, {count} cores</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} reference pixels left out: without a class in the map.</source>
      <translation>
        <numerusform>{count} reference pixel left out: without a class in the map.</numerusform>
        <numerusform>{count} reference pixels left out: without a class in the map.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Training with {bands} bands on {pixels} pixels</source>
      <translation>
        <numerusform>Training with {bands} band on {pixels} pixels</numerusform>
        <numerusform>Training with {bands} bands on {pixels} pixels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>On the same held-out pixels the model ({model} %) is right less often than {count} simpler methods: {methods}. This validation does not show that it is worth its time here.</source>
      <translation>
        <numerusform>On the same held-out pixels the model ({model} %) is right less often than a simpler method: {methods}. This validation does not show that it is worth its time here.</numerusform>
        <numerusform>On the same held-out pixels the model ({model} %) is right less often than {count} simpler methods: {methods}. This validation does not show that it is worth its time here.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>'{name}' is a container of {count} rasters.</source>
      <translation>
        <numerusform>'{name}' is a container of {count} raster.</numerusform>
        <numerusform>'{name}' is a container of {count} rasters.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The choice of bands '{choice}' leaves none of the {count} bands of '{name}'.</source>
      <translation>
        <numerusform>The choice of bands '{choice}' does not leave the {count} band of '{name}'.</numerusform>
        <numerusform>The choice of bands '{choice}' leaves none of the {count} bands of '{name}'.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} bands are used although the file marks them as bad, for they were chosen: {bands}.</source>
      <translation>
        <numerusform>{count} band is used although the file marks it as bad, for it was chosen: {bands}.</numerusform>
        <numerusform>{count} bands are used although the file marks them as bad, for they were chosen: {bands}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) have no data because '{name}' has none there.</source>
      <translation>
        <numerusform>{count} of {all} pixels ({share} %) has no data because '{name}' has none there.</numerusform>
        <numerusform>{count} of {all} pixels ({share} %) have no data because '{name}' has none there.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The mask '{name}' has {count} bands, no band {number}.</source>
      <translation>
        <numerusform>The mask '{name}' has {count} band, no band {number}.</numerusform>
        <numerusform>The mask '{name}' has {count} bands, no band {number}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All {count} bands of '{name}' are marked as bad (bbl) in the file.</source>
      <translation>
        <numerusform>The {count} band of '{name}' is marked as bad (bbl) in the file.</numerusform>
        <numerusform>All {count} bands of '{name}' are marked as bad (bbl) in the file.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{first} + {count} rasters</source>
      <translation>
        <numerusform>{first} + {count} raster</numerusform>
        <numerusform>{first} + {count} rasters</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The wavelengths of {count} bands are not used: {value} (band {band}) is no wavelength of light or heat.</source>
      <translation>
        <numerusform>The wavelength of band {band} is not used: {value} is no wavelength of light or heat.</numerusform>
        <numerusform>The wavelengths of {count} bands are not used: {value} (band {band}) is no wavelength of light or heat.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All {count} rasters are mapped.</source>
      <translation>
        <numerusform>The raster is mapped.</numerusform>
        <numerusform>All {count} rasters are mapped.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{mapped} of {count} rasters are mapped.</source>
      <translation>
        <numerusform>{mapped} of {count} rasters is mapped.</numerusform>
        <numerusform>{mapped} of {count} rasters are mapped.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} warnings</source>
      <translation>
        <numerusform>{count} warning</numerusform>
        <numerusform>{count} warnings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>FreeNet: apply '{model}' to {count} rasters</source>
      <translation>
        <numerusform>FreeNet: apply '{model}' to {count} raster</numerusform>
        <numerusform>FreeNet: apply '{model}' to {count} rasters</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>About {} pixels, judged by the area.</source>
      <translation>
        <numerusform>About {} pixel, judged by the area.</numerusform>
        <numerusform>About {} pixels, judged by the area.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} features have no class: give each one, or delete them.</source>
      <translation>
        <numerusform>One feature has no class: give it one, or delete it.</numerusform>
        <numerusform>{} features have no class: give each one, or delete them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source> pixels</source>
      <translation>
        <numerusform> pixel</numerusform>
        <numerusform> pixels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The model knows {} classes, and all that are drawn.</source>
      <translation>
        <numerusform>The model knows {} class, and all that are drawn.</numerusform>
        <numerusform>The model knows {} classes, and all that are drawn.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The model knows {} classes. New to it: {}.</source>
      <translation>
        <numerusform>The model knows {} class. New to it: {}.</numerusform>
        <numerusform>The model knows {} classes. New to it: {}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are trained on.</source>
      <translation>
        <numerusform>{used} of {all} bands is trained on.</numerusform>
        <numerusform>{used} of {all} bands are trained on.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} rasters</source>
      <translation>
        <numerusform>{count} raster</numerusform>
        <numerusform>{count} rasters</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{found} of {all} deserve a look, the most suspicious first.</source>
      <translation>
        <numerusform>{found} of {all} deserves a look.</numerusform>
        <numerusform>{found} of {all} deserve a look, the most suspicious first.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} could not be checked, for each is the only one of its class, or without a pixel.</source>
      <translation>
        <numerusform>{} could not be checked, for it is the only one of its class, or without a pixel.</numerusform>
        <numerusform>{} could not be checked, for each is the only one of its class, or without a pixel.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{right} of {all} pixels are right.</source>
      <translation>
        <numerusform>{right} of {all} pixel is right.</numerusform>
        <numerusform>{right} of {all} pixels are right.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Most confused: {one} taken for {other}, {wrong} of {all} pixels.</source>
      <translation>
        <numerusform>Most confused: {one} taken for {other}, {wrong} of {all} pixel.</numerusform>
        <numerusform>Most confused: {one} taken for {other}, {wrong} of {all} pixels.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reference {one}, map {other}: {count} pixels</source>
      <translation>
        <numerusform>reference {one}, map {other}: {count} pixel</numerusform>
        <numerusform>reference {one}, map {other}: {count} pixels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} → {}: {} pixels</source>
      <translation>
        <numerusform>{} → {}: {} pixel</numerusform>
        <numerusform>{} → {}: {} pixels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Their files are deleted as well, and their layers leave the project:</source>
      <translation>
        <numerusform>Its files are deleted as well, and their layers leave the project:</numerusform>
        <numerusform>Their files are deleted as well, and their layers leave the project:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Mapped class: {} pixels looked at</source>
      <translation>
        <numerusform>Mapped class: {} pixel looked at</numerusform>
        <numerusform>Mapped class: {} pixels looked at</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Training data: {} pixels looked at</source>
      <translation>
        <numerusform>Training data: {} pixel looked at</numerusform>
        <numerusform>Training data: {} pixels looked at</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Average accuracy rose from {first} to {last} in {count} looks.</source>
      <translation>
        <numerusform>Average accuracy rose from {first} to {last} in {count} look.</numerusform>
        <numerusform>Average accuracy rose from {first} to {last} in {count} looks.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Average accuracy fell from {first} to {last} in {count} looks.</source>
      <translation>
        <numerusform>Average accuracy fell from {first} to {last} in {count} look.</numerusform>
        <numerusform>Average accuracy fell from {first} to {last} in {count} looks.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are used.</source>
      <translation>
        <numerusform>{used} of {all} bands is used.</numerusform>
        <numerusform>{used} of {all} bands are used.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels claimed by two classes: left out ({pairs}).</source>
      <translation>
        <numerusform>{count} pixel claimed by two classes: left out ({pairs}).</numerusform>
        <numerusform>{count} pixels claimed by two classes: left out ({pairs}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The map does not have the classes {classes}; their reference counts as wrong.</source>
      <translation>
        <numerusform>The map has no class {classes}; its reference counts as wrong.</numerusform>
        <numerusform>The map does not have the classes {classes}; their reference counts as wrong.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of '{layer}' where '{image}' has no data: left out.</source>
      <translation>
        <numerusform>{count} pixel of '{layer}' where '{image}' has no data: left out.</numerusform>
        <numerusform>{count} pixels of '{layer}' where '{image}' has no data: left out.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of '{layer}' outside the area of interest, masked or without data: left out.</source>
      <translation>
        <numerusform>{count} pixel of '{layer}' outside the area of interest, masked or without data: left out.</numerusform>
        <numerusform>{count} pixels of '{layer}' outside the area of interest, masked or without data: left out.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>'{name}' holds 0 in {count} pixels: nothing is taken to be known there.</source>
      <translation>
        <numerusform>'{name}' holds 0 in {count} pixel: nothing is taken to be known there.</numerusform>
        <numerusform>'{name}' holds 0 in {count} pixels: nothing is taken to be known there.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nothing is left of the patches of '{layer}' on the image when they are eroded by {count} pixels.</source>
      <translation>
        <numerusform>Nothing is left of the patches of '{layer}' on the image when they are eroded by {count} pixel.</numerusform>
        <numerusform>Nothing is left of the patches of '{layer}' on the image when they are eroded by {count} pixels.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Patches eroded by {count} pixels: {left} of {total} pixels are left.</source>
      <translation>
        <numerusform>Patches eroded by {count} pixel: {left} of {total} pixels are left.</numerusform>
        <numerusform>Patches eroded by {count} pixels: {left} of {total} pixels are left.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>No patch is wide enough for that of {count} classes, which are left out: {names}.</source>
      <translation>
        <numerusform>No patch is wide enough for that of {count} class, which is left out: {names}.</numerusform>
        <numerusform>No patch is wide enough for that of {count} classes, which are left out: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} pixels</source>
      <translation>
        <numerusform>{} pixel</numerusform>
        <numerusform>{} pixels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} metres</source>
      <translation>
        <numerusform>{} metre</numerusform>
        <numerusform>{} metres</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only {} of the {} features of '{}' are used, those selected.</source>
      <translation>
        <numerusform>Only {} of the {} features of '{}' is used, the one selected.</numerusform>
        <numerusform>Only {} of the {} features of '{}' are used, those selected.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} classes of '{layer}' are left out of training: {classes}.</source>
      <translation>
        <numerusform>{count} class of '{layer}' is left out of training: {classes}.</numerusform>
        <numerusform>{count} classes of '{layer}' are left out of training: {classes}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie off the raster</source>
      <translation>
        <numerusform>{count} of {features} lies off the raster</numerusform>
        <numerusform>{count} of {features} lie off the raster</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie outside the area of interest</source>
      <translation>
        <numerusform>{count} of {features} lies outside the area of interest</numerusform>
        <numerusform>{count} of {features} lie outside the area of interest</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} are too small to cover a pixel centre ('all touched' would include them)</source>
      <translation>
        <numerusform>{count} of {features} is too small to cover a pixel centre ('all touched' would include it)</numerusform>
        <numerusform>{count} of {features} are too small to cover a pixel centre ('all touched' would include them)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} share every pixel with another class</source>
      <translation>
        <numerusform>{count} of {features} shares every pixel with another class</numerusform>
        <numerusform>{count} of {features} share every pixel with another class</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie wholly under others of their class</source>
      <translation>
        <numerusform>{count} of {features} lies wholly under others of its class</numerusform>
        <numerusform>{count} of {features} lie wholly under others of their class</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie where the mask leaves pixels out</source>
      <translation>
        <numerusform>{count} of {features} lies where the mask leaves pixels out</numerusform>
        <numerusform>{count} of {features} lie where the mask leaves pixels out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie where the raster has no data</source>
      <translation>
        <numerusform>{count} of {features} lies where the raster has no data</numerusform>
        <numerusform>{count} of {features} lie where the raster has no data</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>0 is a class of the reference '{name}'; the map holds 0 in {count} pixels and does not say whether it is one there.</source>
      <translation>
        <numerusform>0 is a class of the reference '{name}'; the map holds 0 in {count} pixel and does not say whether it is one there.</numerusform>
        <numerusform>0 is a class of the reference '{name}'; the map holds 0 in {count} pixels and does not say whether it is one there.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>0 is a class of the map; the reference '{name}' holds 0 in {count} pixels and does not say whether it is one there.</source>
      <translation>
        <numerusform>0 is a class of the map; the reference '{name}' holds 0 in {count} pixel and does not say whether it is one there.</numerusform>
        <numerusform>0 is a class of the map; the reference '{name}' holds 0 in {count} pixels and does not say whether it is one there.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The map holds 0 in {count} pixels of the reference; that counts as no class. {how}</source>
      <translation>
        <numerusform>The map holds 0 in {count} pixel of the reference; that counts as no class. {how}</numerusform>
        <numerusform>The map holds 0 in {count} pixels of the reference; that counts as no class. {how}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The map has no class at any of the {count} pixels of the reference '{layer}': it holds 0 or no data there.</source>
      <translation>
        <numerusform>The map has no class at the only pixel of the reference '{layer}': it holds 0 or no data there.</numerusform>
        <numerusform>The map has no class at any of the {count} pixels of the reference '{layer}': it holds 0 or no data there.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} classes of '{layer}' have no pixel to train on: {names}.</source>
      <translation>
        <numerusform>A class of '{layer}' has no pixel to train on: {names}.</numerusform>
        <numerusform>{count} classes of '{layer}' have no pixel to train on: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} labelled pixels without data: left out ({classes}).</source>
      <translation>
        <numerusform>{count} labelled pixel without data: left out ({classes}).</numerusform>
        <numerusform>{count} labelled pixels without data: left out ({classes}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} labelled pixels outside the area of interest, masked or without data: left out ({classes}).</source>
      <translation>
        <numerusform>{count} labelled pixel outside the area of interest, masked or without data: left out ({classes}).</numerusform>
        <numerusform>{count} labelled pixels outside the area of interest, masked or without data: left out ({classes}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nothing changed: the maps show the same wherever both have a class, on {count} pixels.</source>
      <translation>
        <numerusform>Nothing changed: the maps show the same wherever both have a class, on {count} pixel.</numerusform>
        <numerusform>Nothing changed: the maps show the same wherever both have a class, on {count} pixels.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Confidence {range}: {share} of {pixels} pixels right</source>
      <translation>
        <numerusform>Confidence {range}: {share} of {pixels} pixel right</numerusform>
        <numerusform>Confidence {range}: {share} of {pixels} pixels right</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{pixels} pixels ({share} of the map) have another class than before; of {before} patches there are {after}.</source>
      <translation>
        <numerusform>{pixels} pixel ({share} of the map) has another class than before; of {before} patches there are {after}.</numerusform>
        <numerusform>{pixels} pixels ({share} of the map) have another class than before; of {before} patches there are {after}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{bands} bands in, {classes} classes out.</source>
      <translation>
        <numerusform>{bands} band in, {classes} classes out.</numerusform>
        <numerusform>{bands} bands in, {classes} classes out.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Validated on the scenes it was trained on.</source>
      <translation>
        <numerusform>Validated on the scene it was trained on.</numerusform>
        <numerusform>Validated on the scenes it was trained on.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{words} ways of resampling are given for {count} further rasters.</source>
      <translation>
        <numerusform>{words} ways of resampling are given for {count} further raster.</numerusform>
        <numerusform>{words} ways of resampling are given for {count} further rasters.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} points</source>
      <translation>
        <numerusform>{} point</numerusform>
        <numerusform>{} points</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} lines</source>
      <translation>
        <numerusform>{} line</numerusform>
        <numerusform>{} lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} polygons</source>
      <translation>
        <numerusform>{} polygon</numerusform>
        <numerusform>{} polygons</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} features</source>
      <translation>
        <numerusform>{} feature</numerusform>
        <numerusform>{} features</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} patches</source>
      <translation>
        <numerusform>{} patch</numerusform>
        <numerusform>{} patches</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} places</source>
      <translation>
        <numerusform>{} place</numerusform>
        <numerusform>{} places</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} zones lie off the map and are left out: {names}.</source>
      <translation>
        <numerusform>{count} zone lies off the map and is left out: {names}.</numerusform>
        <numerusform>{count} zones lie off the map and are left out: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} zones reach beyond the map; what lies on it is measured: {names}.</source>
      <translation>
        <numerusform>{count} zone reaches beyond the map; what lies on it is measured: {names}.</numerusform>
        <numerusform>{count} zones reach beyond the map; what lies on it is measured: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} zones cover the centre of no pixel, and so have no areas: {names}.</source>
      <translation>
        <numerusform>{count} zone covers the centre of no pixel, and so has no areas: {names}.</numerusform>
        <numerusform>{count} zones cover the centre of no pixel, and so have no areas: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of the map hold 0, which counts as no class. Where 0 is a class, give it a name, or set another nodata value.</source>
      <translation>
        <numerusform>{count} pixel of the map holds 0, which counts as no class. Where 0 is a class, give it a name, or set another nodata value.</numerusform>
        <numerusform>{count} pixels of the map hold 0, which counts as no class. Where 0 is a class, give it a name, or set another nodata value.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The attribute table for ArcGIS (.vat.dbf) holds the first {bytes} bytes of {count} class names that are longer, beginning with '{name}'.</source>
      <translation>
        <numerusform>The attribute table for ArcGIS (.vat.dbf) holds the first {bytes} bytes of {count} class name that is longer: '{name}'.</numerusform>
        <numerusform>The attribute table for ArcGIS (.vat.dbf) holds the first {bytes} bytes of {count} class names that are longer, beginning with '{name}'.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>'{name}' holds 0 in {count} pixels; that counts as no class. Where it is one, give it a name.</source>
      <translation>
        <numerusform>'{name}' holds 0 in {count} pixel; that counts as no class. Where it is one, give it a name.</numerusform>
        <numerusform>'{name}' holds 0 in {count} pixels; that counts as no class. Where it is one, give it a name.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>'{name}' has the classes {classes}, and '{other}' has no class of that name: what is mapped as one of them counts as changed.</source>
      <translation>
        <numerusform>'{name}' has the class {classes}, and '{other}' has no class of that name: what is mapped as it counts as changed.</numerusform>
        <numerusform>'{name}' has the classes {classes}, and '{other}' has no class of that name: what is mapped as one of them counts as changed.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{wanted} by {found}, {days} days apart</source>
      <translation>
        <numerusform>{wanted} by {found}, {days} day apart</numerusform>
        <numerusform>{wanted} by {found}, {days} days apart</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>bands of {count} dates</source>
      <translation>
        <numerusform>bands of {count} date</numerusform>
        <numerusform>bands of {count} dates</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} are taken mostly for another class than their label: wrong labels, or ground unlike the others of their class. The most suspicious first: {named}.</source>
      <translation>
        <numerusform>{count} of {features} is taken mostly for another class than its label: a wrong label, or ground unlike the others of its class: {named}.</numerusform>
        <numerusform>{count} of {features} are taken mostly for another class than their label: wrong labels, or ground unlike the others of their class. The most suspicious first: {named}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels with a class keep it: they have no probabilities, or the image has no data.</source>
      <translation>
        <numerusform>{count} pixel with a class keeps it: it has no probabilities, or the image has no data.</numerusform>
        <numerusform>{count} pixels with a class keep it: they have no probabilities, or the image has no data.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Patches smaller than {size} pixels take the class of their largest neighbour ({ways}-connected).</source>
      <translation>
        <numerusform>Patches smaller than {size} pixel take the class of their largest neighbour ({ways}-connected).</numerusform>
        <numerusform>Patches smaller than {size} pixels take the class of their largest neighbour ({ways}-connected).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} smaller patches stay: around them there is nothing but no data.</source>
      <translation>
        <numerusform>{count} smaller patch stays: around it there is nothing but no data.</numerusform>
        <numerusform>{count} smaller patches stay: around them there is nothing but no data.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels have another class ({share} of the map).</source>
      <translation>
        <numerusform>{count} pixel has another class ({share} of the map).</numerusform>
        <numerusform>{count} pixels have another class ({share} of the map).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} bands from {first} to {last} nm, none near enough</source>
      <translation>
        <numerusform>{count} band from {first} to {last} nm, not near enough</numerusform>
        <numerusform>{count} bands from {first} to {last} nm, none near enough</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} good bands from {first} to {last} nm, none near enough</source>
      <translation>
        <numerusform>{count} good band from {first} to {last} nm, not near enough</numerusform>
        <numerusform>{count} good bands from {first} to {last} nm, none near enough</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} bands at {wavelengths} nm</source>
      <translation>
        <numerusform>{count} band at {wavelengths} nm</numerusform>
        <numerusform>{count} bands at {wavelengths} nm</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are used, as chosen.</source>
      <translation>
        <numerusform>{used} of {all} bands is used, as chosen.</numerusform>
        <numerusform>{used} of {all} bands are used, as chosen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) lie outside the area of interest '{area}'.</source>
      <translation>
        <numerusform>{count} of {all} pixels ({share} %) lies outside the area of interest '{area}'.</numerusform>
        <numerusform>{count} of {all} pixels ({share} %) lie outside the area of interest '{area}'.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) are left out by the mask '{mask}' ({conditions}).</source>
      <translation>
        <numerusform>{count} of {all} pixels ({share} %) is left out by the mask '{mask}' ({conditions}).</numerusform>
        <numerusform>{count} of {all} pixels ({share} %) are left out by the mask '{mask}' ({conditions}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) lie where the mask '{mask}' tells nothing: they are used.</source>
      <translation>
        <numerusform>{count} of {all} pixels ({share} %) lies where the mask '{mask}' tells nothing: it is used.</numerusform>
        <numerusform>{count} of {all} pixels ({share} %) lie where the mask '{mask}' tells nothing: they are used.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) have no data and get no class.</source>
      <translation>
        <numerusform>{count} of {all} pixels ({share} %) has no data and gets no class.</numerusform>
        <numerusform>{count} of {all} pixels ({share} %) have no data and get no class.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {total} bands are left out ({reason}): {bands}.</source>
      <translation>
        <numerusform>{count} of {total} bands is left out ({reason}): {bands}.</numerusform>
        <numerusform>{count} of {total} bands are left out ({reason}): {bands}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>There is room for {count} places only; a shorter distance makes room for more.</source>
      <translation>
        <numerusform>There is room for {count} place only; a shorter distance makes room for more.</numerusform>
        <numerusform>There is room for {count} places only; a shorter distance makes room for more.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} classes have no pixel that can be used, and are left out: {names}.</source>
      <translation>
        <numerusform>{count} class has no pixel that can be used, and is left out: {names}.</numerusform>
        <numerusform>{count} classes have no pixel that can be used, and are left out: {names}.</numerusform>
      </translation>
    </message>
  </context>
</TS>
