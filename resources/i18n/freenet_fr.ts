<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>FreeNet</name>
    <message>
      <source>The field '{}' of '{}' has {} different values; a map holds at most {} classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the field that holds the class, not one that numbers the polygons.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No feature of '{}' is selected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select some of each class, or turn 'Selected features only' off.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster has no coordinate reference system, so nothing can be laid over it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set it under Layer &gt; Set CRS of Layer(s).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} (not saved)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field '{}' holds neither text nor numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet met an unexpected error: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field '{}' numbers the polygons.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the field that holds the class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A map holds at most {} classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' cannot be edited.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save it as a GeoPackage.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' does not take the class '{}'.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A tick: the class takes part in training. F2 or a double click renames a class, a click on its colour recolours it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of training polygons, edits that are not saved yet included. Two or more can be tested.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of the raster's pixels under these polygons; ≈ is estimated from the area, until they are counted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Of the pixels of all classes that take part in training (%).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About {} pixels, judged by the area of the polygons.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Left out of training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Takes part in training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Has no polygons yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change the colour…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove classes without polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge into</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a class to draw polygons of.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the selected classes out of the list, as far as they have no polygons.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change the colour of the selected class, in the layer's style.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the polygons of the selected classes those of another class. Can be undone in QGIS.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spectra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the panel with the spectra of the classes, and of the pixel under the cursor.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colour of {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One polygon has no class: give it one, or delete it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} polygons have no class: give each one, or delete them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only one polygon: accuracy can then only be measured on a part of it, which flatters. Draw at least two, in different places.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No pixel: the polygons lie outside the raster, between pixel centres or under another class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fewer than {} pixels: too few to learn the class well. Draw more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The classes of the polygon layer, while you draw. Untick one to leave it out of training. In a layer that FreeNet made, new polygons get the class that is selected here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Producer's accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>User's accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pixels that were held out of training. Rows: what the reference says. Columns: what the map shows.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the table, to be pasted into a spreadsheet or a text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Producer's accuracy: the share of a class's reference pixels that the map has right. User's accuracy: the share of the pixels mapped as a class that are it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The polygons of '{}' are not in a file that a command could read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the layer (Export &gt; Save Features As…) and choose the saved one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It will not train on quite the same: the files on disk hold other polygons, classes, colours or another CRS than QGIS showed for this run. Save the edits of '{}' and its style (Layer Properties &gt; Style &gt; Save as Default), and copy again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy as…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the run as text that does the same again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy as qgis_process command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A line for the shell, for servers and scripts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy as Python</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For the Python console of QGIS, and for scripts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied. FreeNet must be switched on for qgis_process once: qgis_process plugins enable freenet_qgis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spectrum under the cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move over the map canvas to see the spectrum of the pixel there, and how likely each class is: from the class probabilities where they were computed (“Where to draw next” does), else from class map and confidence.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a raster in the FreeNet panel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outside the raster.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: look for PyTorch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set up PyTorch…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set up PyTorch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opens the options, where one click does it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking for PyTorch…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Python {} with PyTorch {}: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training runs in a Python that has PyTorch, beside QGIS. Choose which.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The environment variable {} says which Python runs the training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Python for training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another Python…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use the first Python that has PyTorch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a Python that has PyTorch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train and map the land cover of the whole raster.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop training. Nothing is written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A training is running.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press the button below.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw polygons of at least two classes. Two or more of each, in different places, let the accuracy be measured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} of {} bands will be left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The download was cancelled.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Indian Pines: Purdue University, licence CC BY 3.0. More in the layer's metadata.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The class map of '{}' is ready.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' is mapped, but its project was closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add to this project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training was cancelled. Nothing was written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Good enough</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End training early and make the map with what has been learnt. The network in training comes to rest within a tenth of its steps, but takes a third of them at least; those still to be trained take a third of theirs. The model whose accuracy is measured is kept, and not trained anew on all polygons. The report says so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>GeoTIFF (*.tif *.tiff)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the class map as</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Temporary file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where to save the map, a GeoTIFF. The model (.safetensors) and the report (.html) are saved beside it under the same name. Empty: temporary files, which go when QGIS closes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a raster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw polygons of each class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>to do</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step {}: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step {}, {}: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a sample scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel the download ({} %)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try FreeNet on Indian Pines, a hyperspectral image of fields and woods, with training polygons. 7 MB are downloaded once. Licence: Creative Commons Attribution 3.0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Create a training layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A new GeoPackage for polygons, with classes to choose from, open for drawing. It asks for the file name alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the manual in the browser.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Raster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add the raster that you want to classify to the project.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a polygon layer with training areas to the project.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the field that holds the class of each polygon.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select some polygons of “{}”, or untick “Selected features only”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The multispectral or hyperspectral raster to classify. All its bands with data are used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A few polygons of each class. Edits that are not saved yet count as well; any CRS will do.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Selected features only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train on the selected polygons and ignore the others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A new GeoPackage for training polygons of this raster, open for drawing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field that holds the class: text or whole numbers. Names and colours come from the layer's style.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Learning curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Solid line, left: the loss, how far the network is from its training polygons; it falls. Dashed line with dots, right: the average accuracy over the classes on held-out pixels; it rises. Between the upright lines networks are trained one after the other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>network {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>loss {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} % of held-out pixels right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Held-out accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: compare {} and {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not classified</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>other classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The two maps are the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} % of {} pixels differ.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} → {}: {} pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transparency of the class map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the image shine through the class map: 0 % hides it, 100 % shows nothing else.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hold for the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>While you hold this button, or the space bar on it, the class map is hidden.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Swipe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move the mouse over the map, or press the left and right arrow keys: right of it, the class map is hidden. Escape ends it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the confidence instead of the classes: the probability (0 to 1) of the class that the map shows. Dark is doubtful.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transparency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: what went wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Model file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A model saved with a map: see its bands, its classes, where it was trained and how accurate it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory: up to {} of {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory: up to {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Disk: {} of {} free.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} MB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} GB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster has no coordinate reference system. Set it under Layer &gt; Set CRS.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the training layer as</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on from this model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where to draw next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show where a new polygon would help most: where the last model hesitates between two classes, not in a single pixel but over 5 x 5 of them, spread over the scene and away from the polygons there are. Takes as long as mapping the scene once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show which polygons may carry a wrong label: each is judged by classifiers of single spectra that are trained on the others. The most suspicious comes first. Takes seconds to minutes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the next training go on from the model that was trained last, with the polygons as they are then: in a third of the steps of one network. The model stands under Advanced, “Go on from”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel ({} %)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom to the next place of the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Places to look at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first is the most worthwhile; click to zoom there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train first: the model tells where it hesitates.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train first: there is no model yet to go on from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where to draw next: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no room for a new polygon away from those there are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: where to draw next on {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Checked polygons: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: check the polygons on {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The last model is one of single spectra, from which training cannot go on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All {} checked polygons are taken for what their label says.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} of {} polygons deserve a look, the most suspicious first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With so many, few labels are wrong and classes are hard to tell apart: look at the first few, and draw more polygons.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} could not be checked: the only one of its class, or without a pixel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Automatic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For most scenes. Teachers label what polygons leave out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As published</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Exactly the recipe of the FreeNet paper; takes longest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A first impression in a fraction of the time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How to train. “Automatic” suits most scenes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whole polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About 30 % of the polygons are held out. The honest default.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Squares of 16 by 16 pixels are held out, and nothing near them is used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Single pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random pixels, as in many papers. Flatters the map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is held out, and no accuracy is measured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is held out of training to measure how good the map is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Advanced</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use all touched pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For polygons smaller than a pixel: use every pixel that a polygon touches. Otherwise only pixels whose centre lies inside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Map the confidence as well</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A second raster beside the map: the probability (0 to 1) of the class that the map shows.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Device</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the preset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of training steps; each sees the whole raster once. More take longer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same seed, inputs and device give the same map again; another seed, a slightly different one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The best device there is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where to compute: a graphics card is much faster than a processor.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Final model on all polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train the final model on all polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Once the accuracy is measured, “Automatic” trains anew, also on the polygons that were held out, which takes as long as the first time. Unchecked, the model that was measured is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These files in '{}' exist already. Overwrite them?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {}, row {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{}: no data here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no map yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not classified.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mapped as {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mapped as {}, confidence {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet preview</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: look for a graphics card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Automatic: QGIS's own if it has PyTorch, else FreeNet's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training runs in a Python that has PyTorch, beside QGIS. A conda environment will do.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try a training step and tell version, devices and memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trying a training step…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It does not work any more. Set it up anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None: download</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Without a network: a folder with the wheels of all packages.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make FreeNet's own Python, nothing else is changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop; what is there is continued next time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet's own Python</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancelling…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set up anew</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Continue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready, but PyTorch {} does not use your NVIDIA card. Update its driver, then set up anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready: PyTorch {} on {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>your NVIDIA card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the processor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PyTorch for {}: about {:.1f} GB are downloaded, {:.0f} GB of disk are needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It was left half-made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy commands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The commands that do the same by hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the last set-up did.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy diagnostics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For bug reports: versions, state and the end of the log, without your name and home folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PyTorch {} in Python {} trained on:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>, {:.0f} GB of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} (a small step takes {:.0f} ms)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Making the environment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Downloading and installing PyTorch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trying a training step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>OA: overall accuracy, the share of held-out pixels that the map has right. AA: average accuracy, the mean of that share over the classes. For comparison, on the same pixels: a random forest that sees each spectrum alone, and the class of the nearest training pixel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>… and {} more: point here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which classes the map takes for each other, in held-out pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the accuracy of every class, areas, the learning curve and how the map was made, in the browser.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confusion matrix: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not validated: nothing was held out of training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} pixels of held-out polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} pixels of held-out blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} single pixels held out, which flatters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>OA {} %, AA {} % on {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random forest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nearest label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{}: OA {} %, AA {} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete the run on '{}' of {}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete {} runs?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>… and {} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Their files are deleted as well, and their layers leave the project:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its files are not there any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Some files of the run cannot be deleted: {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close them in other programs, and delete the run again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Runs that this project remembers cannot be read: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Progress of the training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preview on the map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the map as it would be now above the raster, every few seconds. It goes when the run ends.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The class map would overwrite the raster '{}' itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another name for it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The device '{}' is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model '{}' that the run went on from is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster '{}' is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The polygon layer '{}' is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' has no field '{}' any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Some of the polygons that were selected for this run are gone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use these settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fill the form with the settings of the selected run.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show on the map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add the map of the selected run to the project, with its accuracy below.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare two runs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select two runs: shows where their maps differ, and in which classes. A temporary layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete with files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete the selected runs and the files they wrote. Asks first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Runs of this project ({})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Runs of this project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comparing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Differences: {} → {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another run has overwritten this map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The map '{}' is not there any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The maps made in this project, the latest first. Select one, or two to compare them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>OA</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AA</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Overall accuracy, % of held-out pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Average accuracy of the classes, %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The map is not there any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sample scene could not be downloaded: {} Check the network, and the proxy under Settings &gt; Options &gt; Network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sample scene did not arrive as it was sent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' cannot be written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>marked as bad in the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no pixel has data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: set up PyTorch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wavelength (nm)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Band</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} nm, band {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Polygons and map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Solid lines: training polygons. Dashed lines: mapped classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The polygons that the FreeNet panel trains on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mapped classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The pixels that the class map below gives each class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spectra of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whose spectra are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>5 % to 95 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nine tenths of the pixels lie within.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>± Standard deviation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From the mean to either side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mean alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing but the lines.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spread</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far the pixels of a class spread in each band.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A class map of this raster; that of the last run at first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet spectra</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading spectra…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: spectra of {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancelled.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No class to show.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the spectra of all classes, or of none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Untick a class to hide its spectra.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mapped class: {} pixels looked at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training polygons: {} pixels looked at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spectra of the classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Values of the raster in physical units (stored value x scale + offset of the band), where it tells scale and offset. Bands that training leaves out are shaded. Point at a band to read its values.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lines: mean of the training polygons.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dashed lines: mean of the mapped class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lines: mean of the training polygons; dashed: of the mapped class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bands of colour: 5 % to 95 % of the pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bands of colour: mean ± standard deviation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shaded: left out of training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Under the cursor: {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source> (map)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{}: {} or {}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Here the model hesitates between {} ({}) and {} ({}), means over 5 x 5 pixels. Look at the image, draw a polygon of what it is, and train again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{}: {}, taken for {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{}: {}, in part ({})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Polygon {}, labelled {}: {} of its pixels are taken for that by classifiers that have not seen it, most for {}. A wrong label, or ground unlike the others of its class: look before you change it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading training polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading the raster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starting PyTorch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preparing the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trying whether surroundings help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training without the held-out part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Measuring accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training on all polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classifying</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Checking the polygons against each other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking where classes are hard to tell apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Writing the results</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the model to go on from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None: train a new model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Model to go on from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train this model further, with the polygons as they are now, instead of a new one: in a third of the steps of one network. Classes of the same name stay the same, others are added, and what the model is sure of is kept in mind. Polygons that it has seen may be among those held out: the accuracy is then optimistic. Remembered with the raster.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Known to the model alone:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model knows {} classes, and all that are drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model knows {} classes. New to it: {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>FreeNet: train on {}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a few seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {} h {} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Water</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Grassland</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cropland</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bare soil</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Built-up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' is open in this project.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it cannot be read back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' cannot be written: {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' has no coordinate reference system, so its features cannot be placed on the raster.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No field is given that holds the classes of '{}'.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are: {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' has no field '{}'.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the field that holds the class; there are: {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' holds no polygons.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a polygon layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' holds neither polygons nor points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a layer of polygons or points, or a raster.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Features of '{}' without a usable geometry were left out: {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Features of '{}' with an invalid geometry were repaired: {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No feature of '{}' has a usable geometry.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mend them with Vector geometry &gt; Fix geometries, or draw them again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a few polygons of every class you want to map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a layer that holds what is known to be true.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' has no features.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Features of '{}' have no class in the field '{}': {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give each a class, delete it, or use selected features only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Features of '{}' have the class 0 in the field '{}': {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>0 stands for 'not classified' in the map; give them another number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field '{}' of '{}' holds neither text nor numbers ({}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Features of '{}' cannot be transformed from {} to the raster's {}: {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that both coordinate reference systems are right, and where these features lie.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All polygons of '{}' belong to one class, '{}'.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw polygons of at least two classes, or choose another class field.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{} and {} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster '{}' cannot be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mend its data source, or load it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' is not a raster file of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save it as GeoTIFF (Export &gt; Save As…) and use that layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All classes of '{}' are left out of training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick two or more of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' does not end in {}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name it '{}'.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' is an input of this run, a result cannot be written over it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another name for the result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' is given as class map and as its own reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the layer that shows what is really there as reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train on polygons and map the land cover</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the spectra of the classes, and of the pixel under the cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assess a class map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accuracy,confusion matrix,kappa,validation,land cover,classification</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compares a class map with reference polygons, points or a reference raster, and reports the confusion matrix, overall accuracy, average accuracy of the classes and kappa, with 95 % intervals from resampling the polygons or points (of a raster, squares of 16 x 16 pixels), areas adjusted for confusion, and the polygons the map disagrees with. Only reference that took no part in training says how good a map is. Classes are matched by name, or by value where the reference has numbers and no name agrees.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The map to judge: a raster of whole numbers, by FreeNet or by other software. 0 is no class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is known to be true: polygons, points, or a raster on the grid of the class map in which 0 and no data mean unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name of the field of the polygons or points that holds the class. Empty: the one that their categorised style shows. Not needed for a reference raster.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A page with confusion matrix and figures. The same as numbers in report.json beside it. Optional.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check training polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>label errors,mislabelled,training,polygons,cross-validation,quality,confident learning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Finds training polygons that may carry a wrong label. Whole polygons are held out in turn; classifiers of single spectra, trained on the others, say what they take each for, and so do the spectra of other polygons that are most like its own. The most suspicious comes first. What is rare or unlike the rest comes early too, so look before you change a label. The only polygon of a class cannot be checked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same seed, inputs and device give the same ranking again; another seed holds out other groups.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Checked polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The polygons in the raster's coordinate system with suspicion (1 is the most suspicious), feature (its id in the training layer), class, mapped_as (what most of its pixels are taken for), agreement (share of pixels taken for what the label says), own_probability (mean probability of the label), neighbours_agreement (share of the most similar spectra of other polygons that have the same label) and remark. A GeoPackage that brings its style.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classify with a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hyperspectral,multispectral,land cover,classification,deep learning,prediction,model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classifies a raster with a model that 'Train a model' or 'Train and classify' saved. Class values, names and colours are those of the training polygons. Another scene than the one it was trained on will do, if it has the bands; where its values leave those of the training scene, the log warns.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The image to classify, a georeferenced file with the bands that the model was trained on: at the same wavelengths or close neighbours, in any order and among others. Without wavelengths names count, else positions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Statistics of a huge scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network looks at the whole scene. exact: a scene that does not fit into memory gives the same map as if it did, in several passes. approximate: a sixteenth of it stands for all in the first passes; the log says how many pixels that may change. Of no account for other scenes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' ({}) has {} cells, which is not three a row.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give raster, polygons and class field of each scene.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>raster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>layer of polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Among the further scenes, '{}' is no {} that can be loaded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the name of a layer of the project, or a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}' ({}) is not given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a layer or a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>'{}', given as '{}' ({}), is not there or is no such layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the path, or choose another layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>model,bands,wavelengths,classes,accuracy,card,information</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tells what a model file says about itself: its bands with wavelengths and widths, its classes, where, when and on what it was trained, by which version, and how accurate it was there. A file that was damaged or changed is refused. Works without PyTorch, and nothing in the file is ever executed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A page with all of it, every band and every class included. Optional.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of bands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shortest wavelength (nm)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Longest wavelength (nm)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Names of the classes, one a line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training raster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reference system of the training raster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When it was trained (UTC)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Version of FreeNet for QGIS that wrote it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scripts give the word, as in {}={}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where to compute. auto takes the best there is: an NVIDIA graphics card, a Mac's graphics processor, else the CPU. cuda, mps and cpu ask for one of these, and the run stops if it is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Yes: every pixel that a polygon touches belongs to it, for polygons smaller than a pixel. No, the default: only pixels whose centre lies inside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The land-cover map, a GeoTIFF on exactly the grid of the raster, with class names and colours. 0 means no data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How sure the map is in each pixel: the probability of the class it shows, 0 to 1. Optional, GeoTIFF.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class probabilities</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A GeoTIFF with one band per class, its probability in each pixel, 0 to 1. Optional, can be large.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model, a .safetensors file written by FreeNet. Nothing in it is ever executed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The trained network, a .safetensors file, for 'Classify with a model' on this scene or another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A page with accuracy, confusion matrix and all that the run was made with. The same as numbers in report.json beside it. Optional.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Overall accuracy (0 to 1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Average accuracy of the classes (0 to 1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kappa (-1 to 1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step {}: loss {:.3f}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step {}: {:.1f} % of held-out pixels right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Suggest new training polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>active learning,uncertainty,margin,training,polygons,sampling,probabilities</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Finds places where a new training polygon would help most: where two classes are nearly equally likely, not in a single pixel but over 5 x 5 of them, spread over the scene and away from the polygons there are. Each place is a point with its rank and the two classes in dispute. Look at the image there, draw a polygon of what it is, and train again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster that 'Train and classify' or 'Classify with a model' writes as class probabilities: a band for each class, named as the class, values 0 to 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training polygons there are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is suggested inside these polygons, nor within 5 pixels of them. Optional.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many places to suggest; fewer are found where there is no room for so many.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Distance between places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No two places lie closer together than this, in units of the raster's coordinate system. 0, the default: a twentieth of the scene's diagonal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Suggested places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Points with rank, margin (difference of the two highest probabilities; the smaller, the more a polygon helps), class_1, probability_1, class_2 and probability_2, all means over 5 x 5 pixels. A GeoPackage that brings its style.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trains the network FreeNet on a few polygons and saves it as a model file, with which 'Classify with a model' maps this raster or others that have the same bands.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train and classify</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trains the network FreeNet on a few polygons and classifies the whole raster with it: a land-cover map with the names and colours of the polygon layer, and an account of how good it is. The network sees the whole scene at once, neighbourhood and spectrum together. It runs in a process of its own, on a graphics card where there is one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hyperspectral,multispectral,land cover,classification,deep learning,supervised,polygons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The hyperspectral or multispectral image, a georeferenced file. All its bands are used but those that it marks as bad and those without any data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A few polygons of every class, several per class so that some can be held out. Edits that are not saved yet count; polygons in another coordinate reference system are transformed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field that holds the class, text or number. Whole numbers from 1 to 255 keep their value in the map, anything else is counted from 1. Names and colours come from the layer's categorised style on this field.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Further scenes to train on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One model for several scenes: a row for each scene besides the one above, with the raster, the layer of its polygons and the field that holds their class. Name layers of the project, or give files. Bands are matched as for a model, classes by name. Each scene is standardised by its own mean and deviation, and so is every scene that is classified with the model. The map is of the raster above. Optional; not with the preset paper.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How to train. auto suits most scenes: several teachers label what the polygons leave out, and one network learns from them. paper is exactly the published recipe of FreeNet. fast gives a first impression.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is held out to measure the accuracy. polygons: whole polygons. blocks: parts of the scene. pixels: single pixels beside training pixels, as in many papers, which flatters the map. none: nothing, and the accuracy stays empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of training steps, each of which sees the whole image. 0: as many as the preset has; auto and fast end sooner where accuracy has stopped improving.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only for the preset auto with validation. Yes, the default: once the accuracy is measured, the final model is trained anew, also on the polygons that were held out, which takes as long as the first time. No: the model that was measured is kept, and makes the map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train a model further instead of a new one: with new polygons, on its scene or another of the same bands. Classes of the same name stay the same, others are added. What the model is sure of is kept in mind. Takes a third of the steps of one network. Optional.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
