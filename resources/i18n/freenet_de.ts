<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>FreeNet</name>
    <message>
      <source>The container or job that this runs in may take {total} GB in all: give it more.</source>
      <translation>Der Container oder Job, in dem dies läuft, darf insgesamt {total} GB belegen: ihm mehr zuteilen.</translation>
    </message>
    <message>
      <source>SLURM has given this job {total} GB in all: ask for more with --mem.</source>
      <translation>SLURM hat diesem Job insgesamt {total} GB zugeteilt: mit --mem mehr anfordern.</translation>
    </message>
    <message>
      <source>The Dask worker lets a run take {total} GB: start it with a larger --memory-limit, or with 0.</source>
      <translation>Der Dask-Worker lässt einen Lauf {total} GB belegen: ihn mit einem größeren --memory-limit oder mit 0 starten.</translation>
    </message>
    <message>
      <source>The field '{}' of '{}' has {} different values; a map holds at most {} classes.</source>
      <translation>Das Feld „{}“ von „{}“ hat {} verschiedene Werte; eine Karte fasst höchstens {} Klassen.</translation>
    </message>
    <message>
      <source>Choose the field that holds the class, not one that numbers the features.</source>
      <translation>Das Feld wählen, das die Klasse enthält, nicht eines, das die Objekte nummeriert.</translation>
    </message>
    <message>
      <source>The class '{name}' of '{source}' has a name that is no valid text (Unicode).</source>
      <translation>Die Klasse „{name}“ von „{source}“ hat einen Namen, der kein gültiger Text (Unicode) ist.</translation>
    </message>
    <message>
      <source>Rename it, or save the file again as UTF-8.</source>
      <translation>Die Klasse umbenennen oder die Datei neu als UTF-8 speichern.</translation>
    </message>
    <message>
      <source>The class '{name}' of '{source}' has a name of {count} characters, {most} is the most.</source>
      <translation>Der Name der Klasse „{name}“ von „{source}“ hat {count} Zeichen, höchstens {most} sind möglich.</translation>
    </message>
    <message>
      <source>Give it a shorter name.</source>
      <translation>Der Klasse einen kürzeren Namen geben.</translation>
    </message>
    <message>
      <source>The raster '{path}' can no longer be read: {reason}.</source>
      <translation>Das Raster „{path}“ kann nicht mehr gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>Put it back, and start again.</source>
      <translation>Die Datei zurücklegen und erneut starten.</translation>
    </message>
    <message>
      <source>The raster '{path}' has changed while it was being classified.</source>
      <translation>Das Raster „{path}“ hat sich während der Klassifikation geändert.</translation>
    </message>
    <message>
      <source>Start again when nothing writes to it any more.</source>
      <translation>Erneut starten, wenn nichts mehr hineinschreibt.</translation>
    </message>
    <message>
      <source>all training data</source>
      <translation>allen Trainingsdaten</translation>
    </message>
    <message>
      <source>the part not held out</source>
      <translation>dem nicht zurückgehaltenen Teil</translation>
    </message>
    <message>
      <source>Accuracy was measured on a model trained without {}; the one that is kept was trained on all data.</source>
      <translation>Die Genauigkeit wurde an einem Modell gemessen, das nicht mit {} trainiert war; behalten wird eines, das mit allen Daten trainiert wurde.</translation>
    </message>
    <message>
      <source>The map comes from part of the training data: from the validated model, trained without {}.</source>
      <translation>Die Karte stammt aus einem Teil der Trainingsdaten: vom validierten Modell, das nicht mit {} trainiert wurde.</translation>
    </message>
    <message>
      <source>The model is of part of the training data: it is the validated one, trained without {}.</source>
      <translation>Das Modell stammt aus einem Teil der Trainingsdaten: Es ist das validierte, das nicht mit {} trainiert wurde.</translation>
    </message>
    <message>
      <source>'{name}' is a class map that FreeNet wrote, not an image.</source>
      <translation>„{name}“ ist eine Klassenkarte, die FreeNet geschrieben hat, kein Bild.</translation>
    </message>
    <message>
      <source>Class map</source>
      <translation>Klassenkarte</translation>
    </message>
    <message>
      <source>The land-cover map, a GeoTIFF on exactly the grid of the raster, with class names and colours. 0 means no data.</source>
      <translation>Die Landbedeckungskarte, ein GeoTIFF genau auf dem Gitter des Rasters, mit Klassennamen und Farben. 0 bedeutet: keine Daten.</translation>
    </message>
    <message>
      <source>'{name}' is the confidence of a class map that FreeNet wrote, not an image.</source>
      <translation>„{name}“ ist die Konfidenz einer Klassenkarte, die FreeNet geschrieben hat, kein Bild.</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>How sure the map is in each pixel: the probability of the class it shows, 0 to 1. Optional, GeoTIFF.</source>
      <translation>Wie sicher die Karte in jedem Pixel ist: die Wahrscheinlichkeit der gezeigten Klasse, 0 bis 1. Optional, GeoTIFF.</translation>
    </message>
    <message>
      <source>Map the confidence as well</source>
      <translation>Auch die Konfidenz kartieren</translation>
    </message>
    <message>
      <source>A second raster beside the map: the probability (0 to 1) of the class that the map shows.</source>
      <translation>Ein zweites Raster neben der Karte: die Wahrscheinlichkeit (0 bis 1) der Klasse, die die Karte zeigt.</translation>
    </message>
    <message>
      <source>'{name}' holds class probabilities that FreeNet wrote: is it the right image?</source>
      <translation>„{name}“ enthält Klassenwahrscheinlichkeiten, die FreeNet geschrieben hat: Ist es das richtige Bild?</translation>
    </message>
    <message>
      <source>Class probabilities</source>
      <translation>Klassenwahrscheinlichkeiten</translation>
    </message>
    <message>
      <source>A GeoTIFF with one band per class, its probability in each pixel, 0 to 1. Optional, can be large.</source>
      <translation>Ein GeoTIFF mit einem Kanal je Klasse, ihrer Wahrscheinlichkeit in jedem Pixel, 0 bis 1. Optional, kann groß werden.</translation>
    </message>
    <message>
      <source>Map the probabilities as well</source>
      <translation>Auch die Wahrscheinlichkeiten kartieren</translation>
    </message>
    <message>
      <source>A raster beside the map with a band for each class: its probability (0 to 1) in each pixel. Large where there are many classes.</source>
      <translation>Ein Raster neben der Karte mit einem Kanal je Klasse: ihrer Wahrscheinlichkeit (0 bis 1) in jedem Pixel. Groß, wo es viele Klassen gibt.</translation>
    </message>
    <message>
      <source>'{name}' is the novelty of spectra that FreeNet wrote, not an image.</source>
      <translation>„{name}“ ist die Fremdheit von Spektren, die FreeNet geschrieben hat, kein Bild.</translation>
    </message>
    <message>
      <source>Novelty</source>
      <translation>Fremdheit</translation>
    </message>
    <message>
      <source>How unlike the training data each spectrum is: its distance to the nearest training spectrum, in units that one in a hundred pixels of held-out training polygons exceeds. Above 1 it is unlike all that was drawn; that does not mean that the map is wrong there. Optional, GeoTIFF.</source>
      <translation>Wie unähnlich den Trainingsdaten jedes Spektrum ist: sein Abstand vom nächsten Trainingsspektrum, in Einheiten, die eines von hundert Pixeln zurückgehaltener Trainingspolygone überschreitet. Über 1 ist es allem unähnlich, was gezeichnet wurde; das heißt nicht, dass die Karte dort falsch ist. Optional, GeoTIFF.</translation>
    </message>
    <message>
      <source>Map the novelty as well</source>
      <translation>Auch die Fremdheit kartieren</translation>
    </message>
    <message>
      <source>A further raster beside the map: the distance of each spectrum to the nearest training spectrum. Above 1, where its layer shows colours, it is unlike all polygons: perhaps a class that nobody has drawn.</source>
      <translation>Ein weiteres Raster neben der Karte: der Abstand jedes Spektrums vom nächsten Trainingsspektrum. Über 1, wo der Layer Farben zeigt, ist es allen Polygonen unähnlich: vielleicht eine Klasse, die niemand gezeichnet hat.</translation>
    </message>
    <message>
      <source>'{name}' is the change between two class maps that FreeNet wrote, not an image.</source>
      <translation>„{name}“ ist die Veränderung zwischen zwei Klassenkarten, von FreeNet geschrieben, kein Bild.</translation>
    </message>
    <message>
      <source>Choose a .safetensors file written by FreeNet, or train the model again.</source>
      <translation>Eine von FreeNet geschriebene .safetensors-Datei wählen oder das Modell erneut trainieren.</translation>
    </message>
    <message>
      <source>'{name}' was damaged or changed after it was written.</source>
      <translation>„{name}“ wurde nach dem Schreiben beschädigt oder geändert.</translation>
    </message>
    <message>
      <source>The model file '{path}' cannot be read: {reason}.</source>
      <translation>Die Modelldatei „{path}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>'{name}' is not a FreeNet model: {reason}.</source>
      <translation>„{name}“ ist kein FreeNet-Modell: {reason}.</translation>
    </message>
    <message>
      <source>'{name}' has model format {told}, this version reads formats {ours}.</source>
      <translation>„{name}“ hat das Modellformat {told}, diese Version liest die Formate {ours}.</translation>
    </message>
    <message>
      <source>Update FreeNet, or train the model again.</source>
      <translation>FreeNet aktualisieren oder das Modell erneut trainieren.</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>For most scenes. Several teachers label what is not labelled, and one network learns from them.</source>
      <translation>Für die meisten Szenen. Mehrere Lehrernetze klassifizieren, was keine Klasse hat, und ein Netz lernt von ihnen.</translation>
    </message>
    <message>
      <source>As published</source>
      <translation>Wie veröffentlicht</translation>
    </message>
    <message>
      <source>Exactly the recipe of the FreeNet paper; takes longest.</source>
      <translation>Genau das Rezept der FreeNet-Veröffentlichung; dauert am längsten.</translation>
    </message>
    <message>
      <source>Fast</source>
      <translation>Schnell</translation>
    </message>
    <message>
      <source>A first impression in a fraction of the time. Classifiers of spectra teach one network.</source>
      <translation>Ein erster Eindruck in einem Bruchteil der Zeit. Klassifikatoren einzelner Spektren lehren ein Netz.</translation>
    </message>
    <message numerus="yes">
      <source>{} held-out places</source>
      <translation>
        <numerusform>{} zurückgehaltener Ort</numerusform>
        <numerusform>{} zurückgehaltene Orte</numerusform>
      </translation>
    </message>
    <message>
      <source>Held-out places</source>
      <translation>Zurückgehaltene Orte</translation>
    </message>
    <message numerus="yes">
      <source>{} reference polygons</source>
      <translation>
        <numerusform>{} Referenzpolygon</numerusform>
        <numerusform>{} Referenzpolygone</numerusform>
      </translation>
    </message>
    <message>
      <source>Reference polygons</source>
      <translation>Referenzpolygone</translation>
    </message>
    <message numerus="yes">
      <source>{} reference points</source>
      <translation>
        <numerusform>{} Referenzpunkt</numerusform>
        <numerusform>{} Referenzpunkte</numerusform>
      </translation>
    </message>
    <message>
      <source>Reference points</source>
      <translation>Referenzpunkte</translation>
    </message>
    <message numerus="yes">
      <source>{} square blocks of the reference raster</source>
      <translation>
        <numerusform>{} Quadrat des Referenzrasters</numerusform>
        <numerusform>{} Quadrate des Referenzrasters</numerusform>
      </translation>
    </message>
    <message>
      <source>Square blocks</source>
      <translation>Quadrate</translation>
    </message>
    <message>
      <source>too few to tell</source>
      <translation>zu wenig für eine Aussage</translation>
    </message>
    <message>
      <source>too few points to tell</source>
      <translation>zu wenige Punkte für eine Aussage</translation>
    </message>
    <message>
      <source>too few blocks to tell</source>
      <translation>zu wenige Blöcke für eine Aussage</translation>
    </message>
    <message>
      <source>too few places to tell</source>
      <translation>zu wenige Orte für eine Aussage</translation>
    </message>
    <message>
      <source>Polygons that somebody chose are none, and the pixels of each are alike: take it as a rough guide; true intervals are wider than these.</source>
      <translation>Von Hand gewählte Polygone sind keine, und die Pixel eines jeden ähneln einander: nur ein grober Anhalt; die wahren Intervalle sind breiter als diese.</translation>
    </message>
    <message>
      <source>Those of a reference raster lie together and are alike: take it as a rough guide; true intervals are wider than these.</source>
      <translation>Die eines Referenzrasters liegen beieinander und ähneln einander: nur ein grober Anhalt; die wahren Intervalle sind breiter als diese.</translation>
    </message>
    <message>
      <source>'{name}' keeps no training spectra that novelty could be measured from.</source>
      <translation>„{name}“ bewahrt keine Trainingsspektren, von denen aus die Fremdheit gemessen werden könnte.</translation>
    </message>
    <message>
      <source>Leave the novelty out, or train the model again with this version and several polygons of a class.</source>
      <translation>Die Fremdheit weglassen oder das Modell neu trainieren, mit dieser Version und mehreren Polygonen einer Klasse.</translation>
    </message>
    <message>
      <source>{share} of the map have spectra unlike the training data: further from every training spectrum than 99 % of held-out training pixels are.</source>
      <translation>{share} der Karte haben Spektren, die den Trainingsdaten unähnlich sind: von jedem Trainingsspektrum weiter entfernt als 99 % der zurückgehaltenen Trainingspixel.</translation>
    </message>
    <message>
      <source>Look there for classes that nobody has drawn yet; the map may be right all the same.</source>
      <translation>Dort nach Klassen suchen, die noch niemand gezeichnet hat; die Karte kann trotzdem stimmen.</translation>
    </message>
    <message>
      <source>Whole places</source>
      <translation>Ganze Orte</translation>
    </message>
    <message>
      <source>About 30 % of the training data are held out: whole polygons, lines and points, those that lie together as one. The honest default.</source>
      <translation>Etwa 30 % der Trainingsdaten werden zurückgehalten: ganze Polygone, Linien und Punkte; was beieinanderliegt, zählt als eines. Der ehrliche Standard.</translation>
    </message>
    <message>
      <source>whole places held out</source>
      <translation>ganze Orte zurückgehalten</translation>
    </message>
    <message>
      <source>the held-out places</source>
      <translation>den zurückgehaltenen Orten</translation>
    </message>
    <message>
      <source>{} held out</source>
      <translation>{} zurückgehalten</translation>
    </message>
    <message>
      <source>Held out</source>
      <translation>Zurückgehalten</translation>
    </message>
    <message>
      <source>{} pixels of held-out places</source>
      <translation>{} Pixeln zurückgehaltener Orte</translation>
    </message>
    <message>
      <source>What was held out and the validated model got wrong</source>
      <translation>Zurückgehaltenes, bei dem das validierte Modell falsch lag</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>Blöcke</translation>
    </message>
    <message>
      <source>Squares of 16 by 16 pixels are held out, and nothing near them is used.</source>
      <translation>Quadrate von 16 mal 16 Pixeln werden zurückgehalten, und nichts in ihrer Nähe wird verwendet.</translation>
    </message>
    <message>
      <source>blocks held out</source>
      <translation>Blöcke zurückgehalten</translation>
    </message>
    <message>
      <source>the held-out blocks</source>
      <translation>den zurückgehaltenen Blöcken</translation>
    </message>
    <message>
      <source>{} with held-out blocks</source>
      <translation>{} mit zurückgehaltenen Blöcken</translation>
    </message>
    <message>
      <source>With held-out blocks</source>
      <translation>Mit zurückgehaltenen Blöcken</translation>
    </message>
    <message>
      <source>blocks held out, with a buffer</source>
      <translation>Blöcke zurückgehalten, mit einem Puffer</translation>
    </message>
    <message>
      <source>{} pixels of held-out blocks</source>
      <translation>{} Pixeln zurückgehaltener Blöcke</translation>
    </message>
    <message>
      <source>Training data whose held-out blocks the validated model got wrong</source>
      <translation>Trainingsdaten, bei deren zurückgehaltenen Blöcken das validierte Modell falsch lag</translation>
    </message>
    <message>
      <source>Single pixels</source>
      <translation>Einzelne Pixel</translation>
    </message>
    <message>
      <source>Pixels drawn at random, as in many papers. Flatters the map: their neighbours are in training.</source>
      <translation>Zufällig gezogene Pixel, wie in vielen Veröffentlichungen. Beurteilt die Karte zu günstig: Ihre Nachbarn sind im Training.</translation>
    </message>
    <message>
      <source>single pixels held out, which flatters the map</source>
      <translation>einzelne Pixel zurückgehalten, was zu günstig ausfällt</translation>
    </message>
    <message>
      <source>the held-out pixels</source>
      <translation>den zurückgehaltenen Pixeln</translation>
    </message>
    <message>
      <source>{} with held-out pixels</source>
      <translation>{} mit zurückgehaltenen Pixeln</translation>
    </message>
    <message>
      <source>With held-out pixels</source>
      <translation>Mit zurückgehaltenen Pixeln</translation>
    </message>
    <message>
      <source>single pixels held out (optimistic: their neighbours are in training)</source>
      <translation>einzelne Pixel zurückgehalten (zu günstig: ihre Nachbarn sind im Training)</translation>
    </message>
    <message>
      <source>{} single pixels held out, which flatters</source>
      <translation>{} zurückgehaltenen Einzelpixeln, was zu günstig ist</translation>
    </message>
    <message>
      <source>Training data whose held-out pixels the validated model got wrong</source>
      <translation>Trainingsdaten, bei deren zurückgehaltenen Pixeln das validierte Modell falsch lag</translation>
    </message>
    <message>
      <source>The accuracy is optimistic: neighbours of the held-out pixels are in training.</source>
      <translation>Die Genauigkeit ist zu günstig: Nachbarn der zurückgehaltenen Pixel sind im Training.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>Nothing is held out, and no accuracy is measured.</source>
      <translation>Nichts wird zurückgehalten und keine Genauigkeit gemessen.</translation>
    </message>
    <message>
      <source>nothing held out</source>
      <translation>nichts zurückgehalten</translation>
    </message>
    <message>
      <source>the reference</source>
      <translation>der Referenz</translation>
    </message>
    <message>
      <source>Random forest</source>
      <translation>Random Forest</translation>
    </message>
    <message>
      <source>SVM</source>
      <translation>SVM</translation>
    </message>
    <message>
      <source>LDA</source>
      <translation>LDA</translation>
    </message>
    <message>
      <source>Nearest label</source>
      <translation>Nächstes Trainingspixel</translation>
    </message>
    <message>
      <source>The engine needs about {needed} GB of memory to start, {free} GB are free.</source>
      <translation>Die Berechnung braucht zum Starten etwa {needed} GB Speicher; frei sind {free} GB.</translation>
    </message>
    <message>
      <source>Close other programs.</source>
      <translation>Andere Programme schließen.</translation>
    </message>
    <message>
      <source>The Python '{python}' cannot load {name}: {reason}.</source>
      <translation>Das Python „{python}“ kann {name} nicht laden: {reason}.</translation>
    </message>
    <message>
      <source>Set up PyTorch in FreeNet's settings, or choose another Python there; to make one by hand, type: {make}, then {install}.</source>
      <translation>PyTorch in den Einstellungen von FreeNet einrichten oder dort ein anderes Python wählen; um eines von Hand anzulegen, eingeben: {make}, dann {install}.</translation>
    </message>
    <message>
      <source>Main memory ran out.</source>
      <translation>Der Arbeitsspeicher reicht nicht.</translation>
    </message>
    <message>
      <source>Close other programs, clip the raster to the area you need, or use fewer bands.</source>
      <translation>Andere Programme schließen, das Raster auf das benötigte Gebiet zuschneiden oder weniger Kanäle verwenden.</translation>
    </message>
    <message>
      <source>The run folder '{folder}' cannot be used: {error}.</source>
      <translation>Der Ordner des Laufs „{folder}“ ist nicht nutzbar: {error}.</translation>
    </message>
    <message>
      <source>Free some disk space and see that the folder can be written to; then start again.</source>
      <translation>Speicherplatz freigeben und prüfen, ob in den Ordner geschrieben werden kann; dann erneut starten.</translation>
    </message>
    <message>
      <source>PyTorch {version} of '{python}' is too old, FreeNet needs {oldest} or later.</source>
      <translation>PyTorch {version} von „{python}“ ist zu alt, FreeNet braucht {oldest} oder neuer.</translation>
    </message>
    <message>
      <source>Update it, or choose another Python in FreeNet's settings.</source>
      <translation>Es aktualisieren oder in den Einstellungen von FreeNet ein anderes Python wählen.</translation>
    </message>
    <message>
      <source>The device '{device}' was asked for, PyTorch {version} finds {present}.</source>
      <translation>Das Gerät „{device}“ wurde verlangt, PyTorch {version} findet {present}.</translation>
    </message>
    <message>
      <source>Choose the device 'auto' or 'cpu', or install a PyTorch built for your graphics card.</source>
      <translation>Das Gerät „auto“ oder „cpu“ wählen oder ein für die Grafikkarte gebautes PyTorch installieren.</translation>
    </message>
    <message>
      <source>PyTorch {version} cannot compute on {device}.</source>
      <translation>PyTorch {version} kann nicht auf {device} rechnen.</translation>
    </message>
    <message>
      <source>Choose the device 'cpu', or install a PyTorch that fits the graphics card and its driver.</source>
      <translation>Das Gerät „cpu“ wählen oder ein PyTorch installieren, das zu Grafikkarte und Treiber passt.</translation>
    </message>
    <message>
      <source>PyTorch {version} computes other numbers on {device} than on the processor.</source>
      <translation>PyTorch {version} berechnet auf {device} andere Zahlen als auf dem Prozessor.</translation>
    </message>
    <message>
      <source>Choose the device 'cpu', or install the newest PyTorch.</source>
      <translation>Das Gerät „cpu“ wählen oder das neueste PyTorch installieren.</translation>
    </message>
    <message numerus="yes">
      <source>CPU, {count} cores</source>
      <translation>
        <numerusform>CPU, {count} Kern</numerusform>
        <numerusform>CPU, {count} Kerne</numerusform>
      </translation>
    </message>
    <message>
      <source>The model '{path}' cannot be written: {error}.</source>
      <translation>Das Modell „{path}“ kann nicht geschrieben werden: {error}.</translation>
    </message>
    <message>
      <source>Free some disk space.</source>
      <translation>Speicherplatz auf der Festplatte freigeben.</translation>
    </message>
    <message>
      <source>The weights in '{name}' are damaged or do not fit its card: {reason}.</source>
      <translation>Die Gewichte in „{name}“ sind beschädigt oder passen nicht zu den Angaben: {reason}.</translation>
    </message>
    <message>
      <source>Choose another model file, or train the model again.</source>
      <translation>Eine andere Modelldatei wählen oder das Modell erneut trainieren.</translation>
    </message>
    <message>
      <source>The scene is classified in tiles of {side} x {side} pixels.</source>
      <translation>Die Szene wird in Kacheln von {side} x {side} Pixeln klassifiziert.</translation>
    </message>
    <message>
      <source>Classifying {rows} x {cols} pixels</source>
      <translation>Die Klassifikation von {rows} x {cols} Pixeln</translation>
    </message>
    <message>
      <source>The scene has too few tiles to be sampled: its statistics are exact.</source>
      <translation>Die Szene hat zu wenige Kacheln für eine Stichprobe: Ihre Statistik ist exakt.</translation>
    </message>
    <message>
      <source>Statistics of a sixteenth of the scene stand for all. Those of another sixteenth would map {share} % of the pixels differently.</source>
      <translation>Die Statistik eines Sechzehntels der Szene steht für das Ganze. Mit der eines anderen Sechzehntels würden {share} % der Pixel anders kartiert.</translation>
    </message>
    <message>
      <source>{count} of {wanted} pixels with data have a class: for others the model gives no number, or the folder of an interrupted run was damaged.</source>
      <translation>{count} von {wanted} Pixeln mit Daten haben eine Klasse: Für die anderen liefert das Modell keine Zahl, oder der Ordner eines unterbrochenen Laufs wurde beschädigt.</translation>
    </message>
    <message>
      <source>Start again; if that does not help, train the model anew.</source>
      <translation>Erneut starten; hilft das nicht, das Modell neu trainieren.</translation>
    </message>
    <message>
      <source>One machine computes in {precision}, another one in {own}.</source>
      <translation>Ein Rechner rechnet in {precision}, ein anderer in {own}.</translation>
    </message>
    <message>
      <source>Let machines of one kind work on a scene, or choose the device for all.</source>
      <translation>Rechner einer Art an einer Szene arbeiten lassen oder das Gerät für alle wählen.</translation>
    </message>
    <message>
      <source>What other machines have written in '{folder}' cannot be seen here.</source>
      <translation>Was andere Rechner in „{folder}“ geschrieben haben, ist hier nicht zu sehen.</translation>
    </message>
    <message>
      <source>All machines need the same file system under the same path.</source>
      <translation>Alle Rechner brauchen dasselbe Dateisystem unter demselben Pfad.</translation>
    </message>
    <message>
      <source>{work} needs about {needed} GB of memory.</source>
      <translation>{work} braucht etwa {needed} GB Speicher.</translation>
    </message>
    <message>
      <source>{work} needs about {needed} GB of memory, {device} has {free} GB free.</source>
      <translation>{work} braucht etwa {needed} GB Speicher; frei sind {free} GB ({device}).</translation>
    </message>
    <message>
      <source>Clip the raster to the area you need, or use fewer bands, or close other programs.</source>
      <translation>Das Raster auf das benötigte Gebiet zuschneiden, weniger Kanäle verwenden oder andere Programme schließen.</translation>
    </message>
    <message>
      <source>Clip the raster to the area you need, or use fewer bands, close other programs that use the graphics card, or choose the device 'cpu'.</source>
      <translation>Das Raster auf das benötigte Gebiet zuschneiden, weniger Kanäle verwenden, andere Programme schließen, die die Grafikkarte nutzen, oder das Gerät „cpu“ wählen.</translation>
    </message>
    <message numerus="yes">
      <source>{count} reference pixels left out: without a class in the map.</source>
      <translation>
        <numerusform>{count} Referenzpixel ausgelassen: in der Karte ohne Klasse.</numerusform>
        <numerusform>{count} Referenzpixel ausgelassen: in der Karte ohne Klasse.</numerusform>
      </translation>
    </message>
    <message>
      <source>In the map, but without reference, so never validated: {classes}.</source>
      <translation>In der Karte, aber ohne Referenz, daher nicht validiert: {classes}.</translation>
    </message>
    <message>
      <source>Computing on {device}.</source>
      <translation>Gerechnet wird auf: {device}.</translation>
    </message>
    <message>
      <source>the whole scene</source>
      <translation>die ganze Szene</translation>
    </message>
    <message>
      <source>a window of {rows} x {cols} pixels</source>
      <translation>ein Fenster von {rows} x {cols} Pixeln</translation>
    </message>
    <message>
      <source>{count} pieces around the training pixels, {pixels} pixels together</source>
      <translation>{count} Stücke um die Trainingspixel, zusammen {pixels} Pixel</translation>
    </message>
    <message>
      <source>{count} scenes side by side</source>
      <translation>{count} Szenen nebeneinander</translation>
    </message>
    <message>
      <source>'{path}' is damaged or of another run: {reason}.</source>
      <translation>„{path}“ ist beschädigt oder von einem anderen Lauf: {reason}.</translation>
    </message>
    <message>
      <source>Copy the run folder again, or start the run again from QGIS.</source>
      <translation>Den Ordner des Laufs erneut kopieren oder den Lauf in QGIS erneut starten.</translation>
    </message>
    <message>
      <source>{share} % of the pixels have values outside what the model was trained on (worst: {band}, {middle} in the middle, trained on {low} to {high}); the map may be wrong there.</source>
      <translation>{share} % der Pixel haben Werte außerhalb dessen, womit das Modell trainiert wurde (am weitesten: {band}, in der Mitte {middle}, trainiert mit {low} bis {high}); dort kann die Karte falsch sein.</translation>
    </message>
    <message>
      <source>Check that both rasters hold the same quantity in the same units.</source>
      <translation>Prüfen, ob beide Raster dieselbe Größe in denselben Einheiten enthalten.</translation>
    </message>
    <message>
      <source>{name} at {wavelength} nm</source>
      <translation>{name} bei {wavelength} nm</translation>
    </message>
    <message>
      <source>{name} holds numbers too large to compute with.</source>
      <translation>{name} enthält Zahlen, die zum Rechnen zu groß sind.</translation>
    </message>
    <message>
      <source>Mark it as bad, or set the value that means no data.</source>
      <translation>Den Kanal als schlecht markieren oder den Nodata-Wert setzen.</translation>
    </message>
    <message>
      <source>With {steps} training steps it is not tried whether surroundings mislead; from {least} steps on it is.</source>
      <translation>Mit {steps} Trainingsschritten wird nicht ausprobiert, ob die Umgebung in die Irre führt; ab {least} Schritten schon.</translation>
    </message>
    <message>
      <source>Memory ran out, other programs may have taken it: training begins again with less.</source>
      <translation>Der Speicher reichte nicht, andere Programme könnten ihn belegt haben: Das Training beginnt erneut mit weniger.</translation>
    </message>
    <message numerus="yes">
      <source>Training with {bands} bands on {pixels} pixels</source>
      <translation>
        <numerusform>Das Training mit {bands} Kanal auf {pixels} Pixeln</numerusform>
        <numerusform>Das Training mit {bands} Kanälen auf {pixels} Pixeln</numerusform>
      </translation>
    </message>
    <message>
      <source>How far spectra of one class lie apart cannot be told: no class has two training pixels.</source>
      <translation>Wie weit Spektren einer Klasse auseinanderliegen, ist nicht zu sagen: Keine Klasse hat zwei Trainingspixel.</translation>
    </message>
    <message>
      <source>Draw more pixels, or leave the novelty out.</source>
      <translation>Mehr Pixel zeichnen oder die Fremdheit weglassen.</translation>
    </message>
    <message>
      <source>Training diverged: the loss is {loss} at step {step}.</source>
      <translation>Das Training divergierte: Der Verlust ist {loss} bei Schritt {step}.</translation>
    </message>
    <message>
      <source>Look for bands with extreme values and mark them as bad, or use the preset '{preset}'.</source>
      <translation>Nach Kanälen mit extremen Werten suchen und sie als schlecht markieren oder die Vorgabe „{preset}“ verwenden.</translation>
    </message>
    <message>
      <source>Seen in training: {part}.</source>
      <translation>Im Training gesehen: {part}.</translation>
    </message>
    <message>
      <source>Seen of '{name}' in training: {part}.</source>
      <translation>Von „{name}“ im Training gesehen: {part}.</translation>
    </message>
    <message>
      <source>Memory is short: feature maps are computed twice rather than kept, which takes longer.</source>
      <translation>Der Speicher ist knapp: Merkmalskarten werden zweimal berechnet statt behalten, was länger dauert.</translation>
    </message>
    <message>
      <source>There is no room for all training pixels: some of the training data are left out.</source>
      <translation>Nicht alle Trainingspixel haben Platz: Ein Teil der Trainingsdaten wird ausgelassen.</translation>
    </message>
    <message>
      <source>There is no room for all training pixels of '{name}': some of the training data are left out.</source>
      <translation>Nicht alle Trainingspixel von „{name}“ haben Platz: Ein Teil der Trainingsdaten wird ausgelassen.</translation>
    </message>
    <message>
      <source>Training was ended by hand before it was known whether surroundings mislead.</source>
      <translation>Das Training wurde von Hand beendet, bevor bekannt war, ob die Umgebung in die Irre führt.</translation>
    </message>
    <message>
      <source>In cross-validation on the training data single spectra were recognised much better than by what surrounds them: the model is a network of single spectra.</source>
      <translation>In der Kreuzvalidierung mit den Trainingsdaten wurden einzelne Spektren viel besser erkannt als durch ihre Umgebung: Das Modell ist ein Netz einzelner Spektren.</translation>
    </message>
    <message>
      <source>Training was ended by hand after {taken} of {steps} steps.</source>
      <translation>Das Training wurde nach {taken} von {steps} Schritten von Hand beendet.</translation>
    </message>
    <message>
      <source>Training was ended by hand after {taken} of {steps} steps, and the validated model is kept.</source>
      <translation>Das Training wurde nach {taken} von {steps} Schritten von Hand beendet, und das validierte Modell bleibt.</translation>
    </message>
    <message>
      <source>Training ended after {taken} of {steps} steps: the average accuracy on the held-out part no longer improved. The figure is slightly optimistic, because the same data decided when to stop.</source>
      <translation>Das Training endete nach {taken} von {steps} Schritten: Die mittlere Genauigkeit am zurückgehaltenen Teil stieg nicht mehr. Die angegebene ist etwas zu günstig, denn dieselben Daten haben über das Ende entschieden.</translation>
    </message>
    <message>
      <source>Training ended after {taken} of {steps} steps, and that of the final model is as much shorter: the average accuracy on the held-out part no longer improved. The figure is slightly optimistic, because the same data decided when to stop.</source>
      <translation>Das Training endete nach {taken} von {steps} Schritten, und das des Endmodells ist um ebenso viel kürzer: Die mittlere Genauigkeit am zurückgehaltenen Teil stieg nicht mehr. Die angegebene ist etwas zu günstig, denn dieselben Daten haben über das Ende entschieden.</translation>
    </message>
    <message>
      <source>Training on all data was ended by hand after {taken} of {steps} steps, and the validated model is kept.</source>
      <translation>Das Training mit allen Daten wurde nach {taken} von {steps} Schritten von Hand beendet, und das validierte Modell bleibt.</translation>
    </message>
    <message>
      <source>What '{model}' was trained on may be among what is held out: the accuracy is then optimistic.</source>
      <translation>Womit „{model}“ trainiert wurde, kann unter dem Zurückgehaltenen sein: Die Genauigkeit ist dann zu günstig.</translation>
    </message>
    <message>
      <source>Classes with fewer than {count} training pixels: {classes}.</source>
      <translation>Klassen mit weniger als {count} Trainingspixeln: {classes}.</translation>
    </message>
    <message>
      <source>Validated on one end of their only feature, or of features that all touch, a few pixels away from the rest, which flatters: {classes}.</source>
      <translation>An einem Ende ihres einzigen Objekts oder von Objekten, die sich alle berühren, validiert, wenige Pixel vom Rest entfernt, was zu günstig ausfällt: {classes}.</translation>
    </message>
    <message>
      <source>Not validated, for want of room to hold anything out: {classes}.</source>
      <translation>Nicht validiert, weil kein Platz war, etwas zurückzuhalten: {classes}.</translation>
    </message>
    <message>
      <source>{units}, of which {count} mapped mostly as another class: wrong labels, or ground unlike any trained on. The report lists them, the most likely wrong label first.</source>
      <translation>{units}, davon {count} überwiegend als andere Klasse kartiert: falsche Zuordnungen oder Oberflächen, die in den Trainingsdaten nicht vorkommen. Der Bericht führt sie auf, die wahrscheinlich falschesten Zuordnungen zuerst.</translation>
    </message>
    <message>
      <source>{units}, of which {count} mapped mostly as another class: validation is hard for this scene, where what is held out shows ground unlike the rest. Training data in more places help map and validation alike.</source>
      <translation>{units}, davon {count} überwiegend als andere Klasse kartiert: Die Validierung ist bei dieser Szene schwer, denn das Zurückgehaltene zeigt andere Oberflächen als der Rest. Trainingsdaten an mehr Stellen helfen Karte und Validierung gleichermaßen.</translation>
    </message>
    <message>
      <source>{units}, of which {count} mapped mostly as another class: map and reference differ in general. Check that their classes mean the same.</source>
      <translation>{units}, davon {count} überwiegend als andere Klasse kartiert: Karte und Referenz weichen insgesamt voneinander ab. Prüfen, ob ihre Klassen dasselbe bedeuten.</translation>
    </message>
    <message>
      <source>{one} is often taken for {other} ({share} of its reference pixels).</source>
      <translation>{one} wird oft für {other} gehalten ({share} der Referenzpixel).</translation>
    </message>
    <message>
      <source>{one} and {other} are often taken for each other ({share} of the reference pixels of {one}, {back} of those of {other}).</source>
      <translation>{one} und {other} werden oft verwechselt ({share} der Referenzpixel von {one}, {back} derer von {other}).</translation>
    </message>
    <message numerus="yes">
      <source>On the same held-out pixels the model ({model} %) is right less often than {count} simpler methods: {methods}. This validation does not show that it is worth its time here.</source>
      <translation>
        <numerusform>An denselben zurückgehaltenen Pixeln liegt das Modell ({model} %) seltener richtig als ein einfacheres Verfahren: {methods}. Diese Validierung zeigt nicht, dass es hier seine Zeit wert ist.</numerusform>
        <numerusform>An denselben zurückgehaltenen Pixeln liegt das Modell ({model} %) seltener richtig als {count} einfachere Verfahren: {methods}. Diese Validierung zeigt nicht, dass es hier seine Zeit wert ist.</numerusform>
      </translation>
    </message>
    <message>
      <source>The file '{path}' of {size} GB cannot be written: {reason}.</source>
      <translation>Die Datei „{path}“ mit {size} GB kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
      <source>The file '{path}' cannot be written: {reason}.</source>
      <translation>Die Datei „{path}“ kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
      <source>The file '{path}' can no longer be read: {reason}.</source>
      <translation>Die Datei „{path}“ kann nicht mehr gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>The file '{path}' ends before its last value.</source>
      <translation>Die Datei „{path}“ endet vor ihrem letzten Wert.</translation>
    </message>
    <message>
      <source>It was cut short: copy it again.</source>
      <translation>Sie wurde abgeschnitten: erneut kopieren.</translation>
    </message>
    <message>
      <source>The file '{path}' cannot be read: {reason}.</source>
      <translation>Die Datei „{path}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>Check the disk it lies on.</source>
      <translation>Den Datenträger prüfen, auf dem sie liegt.</translation>
    </message>
    <message>
      <source>Free some space on the disk, or choose another folder.</source>
      <translation>Speicherplatz auf der Festplatte freigeben oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>Remove it, or choose another name or folder.</source>
      <translation>Die Datei entfernen oder einen anderen Namen oder Ordner wählen.</translation>
    </message>
    <message>
      <source>See that its folder is there and can be written to, or choose another folder.</source>
      <translation>Prüfen, ob der Ordner da ist und in ihn geschrieben werden kann, oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>See that file and folder may be written to, or choose another folder.</source>
      <translation>Prüfen, ob Datei und Ordner beschrieben werden dürfen, oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>Close it in other programs and remove it from the QGIS project, or choose another name or folder.</source>
      <translation>Die Datei in anderen Programmen schließen und aus dem QGIS-Projekt entfernen oder einen anderen Namen oder Ordner wählen.</translation>
    </message>
    <message>
      <source>'{path}' cannot be written: {reason}.</source>
      <translation>„{path}“ kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
      <source>process {number} on {host}</source>
      <translation>Prozess {number} auf {host}</translation>
    </message>
    <message>
      <source>{problem} Some files are new by now and could not be put back: {files}.</source>
      <translation>{problem} Einige Dateien sind schon neu und ließen sich nicht zurücksetzen: {files}.</translation>
    </message>
    <message>
      <source>What was there before is in {folders}.</source>
      <translation>Was vorher da war, liegt in {folders}.</translation>
    </message>
    <message>
      <source>No file was changed.</source>
      <translation>Keine Datei wurde verändert.</translation>
    </message>
    <message>
      <source>it is no regular file</source>
      <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>it is a link, or no regular file</source>
      <translation>es ist eine Verknüpfung oder keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>Two results are to be written to '{path}'.</source>
      <translation>Zwei Ergebnisse sollen nach „{path}“ geschrieben werden.</translation>
    </message>
    <message>
      <source>Give each its own name.</source>
      <translation>Jedem einen eigenen Namen geben.</translation>
    </message>
    <message>
      <source>No file can be named '{name}' in '{folder}', with what is added to a name: {reason}.</source>
      <translation>In „{folder}“ kann keine Datei „{name}“ heißen, mit allem, was an einen Namen angehängt wird: {reason}.</translation>
    </message>
    <message>
      <source>Choose a shorter name, without special characters.</source>
      <translation>Einen kürzeren Namen ohne Sonderzeichen wählen.</translation>
    </message>
    <message>
      <source>'{name}' is no regular file</source>
      <translation>„{name}“ ist keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>{problem}: {reason}.</source>
      <translation>{problem}: {reason}.</translation>
    </message>
    <message>
      <source>'{path}' cannot be read</source>
      <translation>„{path}“ kann nicht gelesen werden</translation>
    </message>
    <message>
      <source>The file may be damaged; copy or download it again.</source>
      <translation>Die Datei ist vielleicht beschädigt; erneut kopieren oder herunterladen.</translation>
    </message>
    <message>
      <source>The name '{path}' is not in UTF-8, as GDAL wants it.</source>
      <translation>Der Name „{path}“ ist nicht in UTF-8, wie GDAL ihn verlangt.</translation>
    </message>
    <message>
      <source>Rename the file.</source>
      <translation>Die Datei umbenennen.</translation>
    </message>
    <message>
      <source>'{path}' cannot be opened as a raster</source>
      <translation>„{path}“ kann nicht als Raster geöffnet werden</translation>
    </message>
    <message>
      <source>Choose a raster file that QGIS can show.</source>
      <translation>Eine Rasterdatei wählen, die QGIS anzeigen kann.</translation>
    </message>
    <message numerus="yes">
      <source>'{name}' is a container of {count} rasters.</source>
      <translation>
        <numerusform>„{name}“ ist ein Container mit {count} Raster.</numerusform>
        <numerusform>„{name}“ ist ein Container mit {count} Rastern.</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose one of them by its name: {names}.</source>
      <translation>Eines davon mit seinem Namen wählen: {names}.</translation>
    </message>
    <message>
      <source>'{name}' has no bands.</source>
      <translation>„{name}“ hat keine Kanäle.</translation>
    </message>
    <message>
      <source>Choose another raster.</source>
      <translation>Ein anderes Raster wählen.</translation>
    </message>
    <message>
      <source>Move that file away; statistics are made anew, names of bands and classes that stand in it are lost.</source>
      <translation>Diese Datei an einen anderen Ort verschieben; Statistiken werden neu berechnet, Namen von Kanälen und Klassen, die darin stehen, gehen verloren.</translation>
    </message>
    <message>
      <source>The metadata in '{name}' take {size} MB, {most} MB is the most.</source>
      <translation>Die Metadaten in „{name}“ umfassen {size} MB, höchstens {most} MB sind möglich.</translation>
    </message>
    <message>
      <source>The metadata in '{name}' have too many entries to be read in a moment.</source>
      <translation>Die Metadaten in „{name}“ haben zu viele Einträge, um in einem Augenblick gelesen zu werden.</translation>
    </message>
    <message>
      <source>'{name}' is placed by control points or a sensor model (RPC) only, it has no grid on the ground.</source>
      <translation>„{name}“ ist nur durch Passpunkte oder ein Sensormodell (RPC) verortet und hat kein Gitter auf der Erde.</translation>
    </message>
    <message>
      <source>Warp it first (Raster &gt; Projections &gt; Warp) and use the result.</source>
      <translation>Es zuerst transformieren (Raster &gt; Projektionen &gt; Transformieren) und das Ergebnis verwenden.</translation>
    </message>
    <message>
      <source>'{name}' has no georeference, so features cannot be laid over it.</source>
      <translation>„{name}“ ist nicht georeferenziert, daher lassen sich keine Objekte darüberlegen.</translation>
    </message>
    <message>
      <source>Georeference it first (Layer &gt; Georeferencer), or choose another raster.</source>
      <translation>Es zuerst georeferenzieren (Layer &gt; Georeferenzierung) oder ein anderes Raster wählen.</translation>
    </message>
    <message>
      <source>Where their coordinates are of one system, let both have the same one or none: in QGIS under Layer &gt; Set CRS of Layer(s), in files by 'gdal_edit.py -a_srs' and 'ogr2ogr -a_srs'.</source>
      <translation>Gehören ihre Koordinaten zu einem System, beiden dasselbe oder keines geben: in QGIS unter Layer &gt; KBS von Layer(n) setzen, in Dateien mit „gdal_edit.py -a_srs“ und „ogr2ogr -a_srs“.</translation>
    </message>
    <message>
      <source>'{name}' has a coordinate reference system, and the raster that it is to be laid on has none.</source>
      <translation>„{name}“ hat ein Koordinatenbezugssystem, das Raster aber, auf das es gelegt werden soll, hat keines.</translation>
    </message>
    <message>
      <source>'{name}' has no coordinate reference system, and the raster that it is to be laid on has one.</source>
      <translation>„{name}“ hat kein Koordinatenbezugssystem, das Raster aber, auf das es gelegt werden soll, hat eines.</translation>
    </message>
    <message>
      <source>'{name}' ({size} pixels) does not lie on the pixels of the map '{map}' ({other} pixels).</source>
      <translation>„{name}“ ({size} Pixel) liegt nicht auf den Pixeln der Karte „{map}“ ({other} Pixel).</translation>
    </message>
    <message>
      <source>Give the raster that belongs to the map, or warp it to the grid of the map first.</source>
      <translation>Das Raster angeben, das zur Karte gehört, oder es zuerst auf das Gitter der Karte transformieren.</translation>
    </message>
    <message>
      <source>The coordinate reference system of '{name}' is not understood</source>
      <translation>Das Koordinatenbezugssystem von „{name}“ wird nicht verstanden</translation>
    </message>
    <message>
      <source>Set another one in QGIS.</source>
      <translation>In QGIS ein anderes setzen.</translation>
    </message>
    <message>
      <source>'{path}' is damaged: it has {actual} bytes, its header tells of {expected}.</source>
      <translation>„{path}“ ist beschädigt: Die Datei hat {actual} Bytes, ihre Kopfdaten nennen {expected}.</translation>
    </message>
    <message>
      <source>Copy or download it again.</source>
      <translation>Erneut kopieren oder herunterladen.</translation>
    </message>
    <message>
      <source>'{name}' has {count} bands, a class map has one.</source>
      <translation>„{name}“ hat {count} Kanäle, eine Klassenkarte hat einen.</translation>
    </message>
    <message>
      <source>Choose a class map.</source>
      <translation>Eine Klassenkarte wählen.</translation>
    </message>
    <message>
      <source>'{name}' does not lie on the pixels of the raster.</source>
      <translation>„{name}“ liegt nicht auf den Pixeln des Rasters.</translation>
    </message>
    <message>
      <source>Choose a map of this very raster.</source>
      <translation>Eine Karte genau dieses Rasters wählen.</translation>
    </message>
    <message>
      <source>The file may be damaged; copy or write it again.</source>
      <translation>Die Datei ist vielleicht beschädigt; erneut kopieren oder schreiben.</translation>
    </message>
    <message>
      <source>The geometry of {feature} cannot be read</source>
      <translation>Die Geometrie von {feature} kann nicht gelesen werden</translation>
    </message>
    <message>
      <source>Repair it in QGIS, or delete it.</source>
      <translation>Sie in QGIS reparieren oder löschen.</translation>
    </message>
    <message>
      <source>'{name}' has one band; of class probabilities there is a band for each class.</source>
      <translation>„{name}“ hat einen Kanal; Klassenwahrscheinlichkeiten haben einen Kanal je Klasse.</translation>
    </message>
    <message>
      <source>'{name}' holds {value} in '{band}'; probabilities are 0 to 1.</source>
      <translation>„{name}“ enthält {value} in „{band}“; Wahrscheinlichkeiten sind 0 bis 1.</translation>
    </message>
    <message>
      <source>The training data cannot be widened</source>
      <translation>Die Trainingsdaten lassen sich nicht verbreitern</translation>
    </message>
    <message>
      <source>Repair their geometry in QGIS.</source>
      <translation>Ihre Geometrie in QGIS reparieren.</translation>
    </message>
    <message>
      <source>a training feature</source>
      <translation>ein Trainingsobjekt</translation>
    </message>
    <message>
      <source>Choose the class probabilities that a run wrote (PROBABILITIES).</source>
      <translation>Die Klassenwahrscheinlichkeiten wählen, die ein Lauf geschrieben hat (PROBABILITIES).</translation>
    </message>
    <message>
      <source>Choose the novelty that the same run wrote (NOVELTY).</source>
      <translation>Die Fremdheit wählen, die derselbe Lauf geschrieben hat (NOVELTY).</translation>
    </message>
    <message>
      <source>'{name}' has {count} bands; of novelty there is one.</source>
      <translation>„{name}“ hat {count} Kanäle; die Fremdheit hat einen.</translation>
    </message>
    <message>
      <source>'{name}' lies on another grid than the class probabilities.</source>
      <translation>„{name}“ liegt auf einem anderen Gitter als die Klassenwahrscheinlichkeiten.</translation>
    </message>
    <message>
      <source>The shapes cannot be laid over the raster</source>
      <translation>Die Formen lassen sich nicht auf das Raster legen</translation>
    </message>
    <message>
      <source>Other changes</source>
      <translation>Andere Veränderungen</translation>
    </message>
    <message>
      <source>Unchanged</source>
      <translation>Unverändert</translation>
    </message>
    <message>
      <source>'{name}' has {count} classes, {most} is the most.</source>
      <translation>„{name}“ hat {count} Klassen, höchstens {most} sind möglich.</translation>
    </message>
    <message>
      <source>'{name}' holds the value {value}; a class map has whole numbers 0…{most}.</source>
      <translation>„{name}“ enthält den Wert {value}; eine Klassenkarte hat ganze Zahlen 0…{most}.</translation>
    </message>
    <message>
      <source>Choose a class map, or renumber its classes.</source>
      <translation>Eine Klassenkarte wählen oder ihre Klassen neu nummerieren.</translation>
    </message>
    <message>
      <source>'{name}' has no pixel with a class.</source>
      <translation>„{name}“ hat kein Pixel mit einer Klasse.</translation>
    </message>
    <message>
      <source>Choose a map with fewer classes, or set the value of one as nodata.</source>
      <translation>Eine Karte mit weniger Klassen wählen oder den Wert einer Klasse als Nodata setzen.</translation>
    </message>
    <message>
      <source>'{name}' cannot be laid over the raster</source>
      <translation>„{name}“ lässt sich nicht über das Raster legen</translation>
    </message>
    <message>
      <source>Check its coordinate reference system; the file may also be damaged.</source>
      <translation>Das Koordinatenbezugssystem prüfen; vielleicht ist auch die Datei beschädigt.</translation>
    </message>
    <message>
      <source>Patches cannot be outlined</source>
      <translation>Die Umrisse der Teilflächen lassen sich nicht bilden</translation>
    </message>
    <message>
      <source>'{name}' has {count} bands, a confidence has one.</source>
      <translation>„{name}“ hat {count} Kanäle, eine Konfidenz hat einen.</translation>
    </message>
    <message>
      <source>Choose the confidence of the class map, or none.</source>
      <translation>Die Konfidenz der Klassenkarte wählen oder keine.</translation>
    </message>
    <message>
      <source>'{name}' holds {value}, and a confidence is a share from 0 to 1.</source>
      <translation>„{name}“ enthält {value}, und eine Konfidenz ist ein Anteil von 0 bis 1.</translation>
    </message>
    <message numerus="yes">
      <source>The choice of bands '{choice}' leaves none of the {count} bands of '{name}'.</source>
      <translation>
        <numerusform>Die Kanalauswahl „{choice}“ lässt den {count} Kanal von „{name}“ nicht übrig.</numerusform>
        <numerusform>Die Kanalauswahl „{choice}“ lässt keinen der {count} Kanäle von „{name}“ übrig.</numerusform>
      </translation>
    </message>
    <message>
      <source>The choice of bands names '{part}', '{name}' has the bands 1 to {last}.</source>
      <translation>Die Kanalauswahl nennt „{part}“, „{name}“ hat die Kanäle 1 bis {last}.</translation>
    </message>
    <message>
      <source>The choice of bands names '{part}', which is the opacity (alpha) of '{name}' and no data.</source>
      <translation>Die Kanalauswahl nennt „{part}“; das ist die Deckkraft (Alpha) von „{name}“ und kein Datenkanal.</translation>
    </message>
    <message>
      <source>The choice of bands names '{part}', no band of '{name}' is called so.</source>
      <translation>Die Kanalauswahl nennt „{part}“, so heißt kein Kanal von „{name}“.</translation>
    </message>
    <message>
      <source>The choice of bands names '{part}', no band of '{name}' is known to lie there.</source>
      <translation>Die Kanalauswahl nennt „{part}“, von keinem Kanal von „{name}“ ist bekannt, dass er dort liegt.</translation>
    </message>
    <message>
      <source>Its bands are called {names}.</source>
      <translation>Seine Kanäle heißen {names}.</translation>
    </message>
    <message>
      <source>They lie at {low} to {high} nm.</source>
      <translation>Sie liegen bei {low} bis {high} nm.</translation>
    </message>
    <message numerus="yes">
      <source>{count} bands are used although the file marks them as bad, for they were chosen: {bands}.</source>
      <translation>
        <numerusform>{count} Kanal wird benutzt, obwohl ihn die Datei als schlecht markiert, denn er wurde gewählt: {bands}.</numerusform>
        <numerusform>{count} Kanäle werden benutzt, obwohl sie die Datei als schlecht markiert, denn sie wurden gewählt: {bands}.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{part}' names no band.</source>
      <translation>„{part}“ nennt keinen Kanal.</translation>
    </message>
    <message>
      <source>'{part}' is a single wavelength, a range is wanted, such as 700-710 nm.</source>
      <translation>„{part}“ ist eine einzelne Wellenlänge, gebraucht wird ein Bereich wie 700-710 nm.</translation>
    </message>
    <message>
      <source>The quotation mark before {part} is not closed.</source>
      <translation>Das Anführungszeichen vor {part} wird nicht geschlossen.</translation>
    </message>
    <message>
      <source>Between {part} and what follows a comma is wanted.</source>
      <translation>Zwischen {part} und dem, was folgt, fehlt ein Komma.</translation>
    </message>
    <message>
      <source>A sign that leaves bands out stands before nothing.</source>
      <translation>Ein Zeichen, das Kanäle weglässt, steht vor nichts.</translation>
    </message>
    <message>
      <source>'{part}' is no number of a band, they begin at 1.</source>
      <translation>„{part}“ ist keine Kanalnummer, sie beginnen bei 1.</translation>
    </message>
    <message>
      <source>'{part}' ends before it begins.</source>
      <translation>„{part}“ endet, bevor es beginnt.</translation>
    </message>
    <message>
      <source>'{part}' can be read in two ways: write a decimal point, or a space behind the comma.</source>
      <translation>„{part}“ lässt sich auf zwei Arten lesen: einen Dezimalpunkt schreiben oder ein Leerzeichen hinter das Komma.</translation>
    </message>
    <message>
      <source>Bands are chosen by numbers (1-10), wavelengths (450-900 nm) or names (B8, 2021*, "with, comma"), parted by commas; ! before one leaves it out.</source>
      <translation>Kanäle wählt man durch Nummern (1-10), Wellenlängen (450-900 nm) oder Namen (B8, 2021*, "mit, Komma"), durch Kommas getrennt; ! davor lässt sie weg.</translation>
    </message>
    <message>
      <source>No data, as set in QGIS: {values} ({bands}).</source>
      <translation>Nodata, wie in QGIS gesetzt: {values} ({bands}).</translation>
    </message>
    <message>
      <source>The nodata value of the file is not used, as set in QGIS ({bands}).</source>
      <translation>Der Nodata-Wert der Datei wird nicht verwendet, wie in QGIS gesetzt ({bands}).</translation>
    </message>
    <message>
      <source>all bands</source>
      <translation>alle Kanäle</translation>
    </message>
    <message>
      <source>bands {numbers}</source>
      <translation>Kanäle {numbers}</translation>
    </message>
    <message>
      <source>all values</source>
      <translation>alle Werte</translation>
    </message>
    <message>
      <source>{high} and less</source>
      <translation>{high} und weniger</translation>
    </message>
    <message>
      <source>{low} and more</source>
      <translation>{low} und mehr</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} bis {high}</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) have no data because '{name}' has none there.</source>
      <translation>
        <numerusform>{count} von {all} Pixeln ({share} %) hat keine Daten, weil „{name}“ dort keine hat.</numerusform>
        <numerusform>{count} von {all} Pixeln ({share} %) haben keine Daten, weil „{name}“ dort keine hat.</numerusform>
      </translation>
    </message>
    <message>
      <source>The raster '{path}' has changed while it was being read.</source>
      <translation>Das Raster „{path}“ hat sich beim Lesen geändert.</translation>
    </message>
    <message>
      <source>marked as bad in the file</source>
      <translation>laut Datei schlecht</translation>
    </message>
    <message>
      <source>not chosen</source>
      <translation>nicht gewählt</translation>
    </message>
    <message>
      <source>no pixel has data</source>
      <translation>kein Pixel hat Daten</translation>
    </message>
    <message>
      <source>the opacity of the raster (alpha)</source>
      <translation>die Deckkraft des Rasters (Alpha)</translation>
    </message>
    <message>
      <source>The number of dates, {count}, is not that of the rasters, {rasters}.</source>
      <translation>Die Zahl der Aufnahmetage, {count}, ist nicht die der Raster, {rasters}.</translation>
    </message>
    <message>
      <source>Give one for each raster in turn, '-' where it is not known; or one for each band of a single one.</source>
      <translation>Einen für jedes Raster der Reihe nach angeben, „-“, wo er nicht bekannt ist; oder einen für jeden Kanal eines einzelnen.</translation>
    </message>
    <message>
      <source>'{one}' and '{other}' have bands of the same day, {day}, and wavelength: their order tells them apart.</source>
      <translation>„{one}“ und „{other}“ haben Kanäle desselben Tages, {day}, und derselben Wellenlänge: Ihre Reihenfolge unterscheidet sie.</translation>
    </message>
    <message>
      <source>'{part}' is no date, one such as 2021-06-04 is wanted.</source>
      <translation>„{part}“ ist kein Datum, gebraucht wird eines wie 2021-06-04.</translation>
    </message>
    <message>
      <source>Give year, month and day; '-' where a date is not known.</source>
      <translation>Jahr, Monat und Tag angeben; „-“, wo ein Datum nicht bekannt ist.</translation>
    </message>
    <message>
      <source>The mask '{mask}' does not overlap '{name}'.</source>
      <translation>Die Maske „{mask}“ überschneidet sich nicht mit „{name}“.</translation>
    </message>
    <message>
      <source>Check that both show the same place and have the right CRS, or choose another mask.</source>
      <translation>Prüfen, ob beide denselben Ort zeigen und das richtige KBS haben, oder eine andere Maske wählen.</translation>
    </message>
    <message>
      <source>'{name}' has no band but its opacity (alpha).</source>
      <translation>„{name}“ hat außer der Deckkraft (Alpha) keinen Kanal.</translation>
    </message>
    <message>
      <source>Choose a raster with an image.</source>
      <translation>Ein Raster mit einem Bild wählen.</translation>
    </message>
    <message>
      <source>There is no file '{path}'.</source>
      <translation>Eine Datei „{path}“ gibt es nicht.</translation>
    </message>
    <message>
      <source>Choose a raster that exists.</source>
      <translation>Ein vorhandenes Raster wählen.</translation>
    </message>
    <message>
      <source>Band {number} of '{name}' holds complex numbers.</source>
      <translation>Kanal {number} von „{name}“ enthält komplexe Zahlen.</translation>
    </message>
    <message>
      <source>Convert the raster to real numbers first, for instance to amplitudes.</source>
      <translation>Das Raster zuerst in reelle Zahlen umwandeln, etwa in Amplituden.</translation>
    </message>
    <message>
      <source>Band {number} is tagged as opacity (alpha), but holds more than 0 and its largest value: it is used as data and hides nothing.</source>
      <translation>Kanal {number} ist als Deckkraft (Alpha) gekennzeichnet, enthält aber mehr als 0 und seinen größten Wert: Es wird als Daten verwendet und verdeckt nichts.</translation>
    </message>
    <message>
      <source>every band</source>
      <translation>jedem Kanal</translation>
    </message>
    <message>
      <source>some of the bands</source>
      <translation>einigen der Kanäle</translation>
    </message>
    <message>
      <source>{count} of {all} pixels ({share} %) hold {value} in {bands}, which the raster does not mark as no data. If this value means no data, set it as nodata value of the raster; here it is used as any other.</source>
      <translation>{count} von {all} Pixeln ({share} %) haben den Wert {value} in {bands}, den das Raster nicht als Nodata kennzeichnet. Bedeutet dieser Wert Nodata, ihn als Nodata-Wert des Rasters setzen; hier wird er wie jeder andere verwendet.</translation>
    </message>
    <message>
      <source>There is no mask '{path}'.</source>
      <translation>Es gibt keine Maske „{path}“.</translation>
    </message>
    <message numerus="yes">
      <source>The mask '{name}' has {count} bands, no band {number}.</source>
      <translation>
        <numerusform>Die Maske „{name}“ hat {count} Kanal, keinen Kanal {number}.</numerusform>
        <numerusform>Die Maske „{name}“ hat {count} Kanäle, keinen Kanal {number}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose one of its bands.</source>
      <translation>Einen ihrer Kanäle wählen.</translation>
    </message>
    <message>
      <source>The mask '{name}' holds complex numbers.</source>
      <translation>Die Maske „{name}“ enthält komplexe Zahlen.</translation>
    </message>
    <message>
      <source>Choose another mask.</source>
      <translation>Eine andere Maske wählen.</translation>
    </message>
    <message>
      <source>The mask '{name}' holds numbers with a point, which have no bits.</source>
      <translation>Die Maske „{name}“ enthält Kommazahlen, und die haben keine Bits.</translation>
    </message>
    <message>
      <source>Say which of its values are to be left out, such as '3, 8-10'.</source>
      <translation>Angeben, welche ihrer Werte ausgelassen werden sollen, etwa „3, 8-10“.</translation>
    </message>
    <message>
      <source>The raster needs {needed} GB of temporary space; the disk of '{folder}' has {free} GB left.</source>
      <translation>Das Raster braucht {needed} GB temporären Speicherplatz; auf der Festplatte von „{folder}“ sind noch {free} GB frei.</translation>
    </message>
    <message>
      <source>Free some disk space, use fewer bands, or classify a part of the raster.</source>
      <translation>Speicherplatz freigeben, weniger Kanäle verwenden oder einen Teil des Rasters klassifizieren.</translation>
    </message>
    <message numerus="yes">
      <source>All {count} bands of '{name}' are marked as bad (bbl) in the file.</source>
      <translation>
        <numerusform>Der {count} Kanal von „{name}“ ist in der Datei als schlecht markiert (bbl).</numerusform>
        <numerusform>Alle {count} Kanäle von „{name}“ sind in der Datei als schlecht markiert (bbl).</numerusform>
      </translation>
    </message>
    <message>
      <source>Correct the list of bad bands in its header.</source>
      <translation>Die Liste schlechter Kanäle in der Kopfdatei korrigieren.</translation>
    </message>
    <message>
      <source>The area of interest '{area}' does not overlap '{name}'.</source>
      <translation>Das Untersuchungsgebiet „{area}“ überschneidet sich nicht mit „{name}“.</translation>
    </message>
    <message>
      <source>Check that both show the same place and have the right CRS, or choose another area.</source>
      <translation>Prüfen, ob beide denselben Ort zeigen und das richtige KBS haben, oder ein anderes Gebiet wählen.</translation>
    </message>
    <message>
      <source>'{name}' does not overlap '{first}', whose grid the image has.</source>
      <translation>„{name}“ überlappt nicht mit „{first}“, dessen Gitter das Bild hat.</translation>
    </message>
    <message>
      <source>Leave it out, or check the coordinate reference systems of both.</source>
      <translation>Es weglassen oder die Koordinatenbezugssysteme beider prüfen.</translation>
    </message>
    <message numerus="yes">
      <source>{first} + {count} rasters</source>
      <translation>
        <numerusform>{first} + {count} Raster</numerusform>
        <numerusform>{first} + {count} Raster</numerusform>
      </translation>
    </message>
    <message>
      <source>The raster '{name}' is given twice; its bands tell nothing more then.</source>
      <translation>Das Raster „{name}“ ist zweimal angegeben; seine Kanäle sagen dann nicht mehr aus.</translation>
    </message>
    <message>
      <source>'{name}' cannot be laid on '{first}'</source>
      <translation>„{name}“ lässt sich nicht auf „{first}“ legen</translation>
    </message>
    <message>
      <source>Check the coordinate reference systems of both.</source>
      <translation>Die Koordinatenbezugssysteme beider prüfen.</translation>
    </message>
    <message>
      <source>The wavelengths of the bands are not used: {first}, {second}… without a unit are numbers of bands.</source>
      <translation>Die Wellenlängen der Kanäle werden nicht verwendet: {first}, {second}… ohne Einheit sind Nummern von Kanälen.</translation>
    </message>
    <message>
      <source>The list '{key}' in the file has {count} entries for {bands} bands: it is not used.</source>
      <translation>Die Liste „{key}“ in der Datei hat {count} Einträge für {bands} Kanäle: Sie wird nicht verwendet.</translation>
    </message>
    <message>
      <source>The wavelengths of the bands are not used: {value} (band {band}) is no wavelength of light or heat.</source>
      <translation>Die Wellenlängen der Kanäle werden nicht verwendet: {value} (Kanal {band}) ist keine von Licht oder Wärme.</translation>
    </message>
    <message numerus="yes">
      <source>The wavelengths of {count} bands are not used: {value} (band {band}) is no wavelength of light or heat.</source>
      <translation>
        <numerusform>Die Wellenlänge von Kanal {band} wird nicht verwendet: {value} ist keine von Licht oder Wärme.</numerusform>
        <numerusform>Die Wellenlängen von {count} Kanälen werden nicht verwendet: {value} (Kanal {band}) ist keine von Licht oder Wärme.</numerusform>
      </translation>
    </message>
    <message>
      <source>Wavelengths in names of bands that can be read in two ways are not used: '{text}' (band {band}) may be {one} or {other}.</source>
      <translation>Wellenlängen in Namen von Kanälen, die sich auf zwei Arten lesen lassen, werden nicht verwendet: „{text}“ (Kanal {band}) kann {one} oder {other} sein.</translation>
    </message>
    <message>
      <source>The widths of the bands are not used: {width} nm at {wavelength} nm (band {band}) is none.</source>
      <translation>Die Breiten der Kanäle werden nicht verwendet: {width} nm bei {wavelength} nm (Kanal {band}) ist keine.</translation>
    </message>
    <message>
      <source>Widths that reach the wavelength are not used: {width} nm at {wavelength} nm (band {band}).</source>
      <translation>Breiten, die die Wellenlänge erreichen, werden nicht verwendet: {width} nm bei {wavelength} nm (Kanal {band}).</translation>
    </message>
    <message>
      <source>'{name}' cannot be written</source>
      <translation>„{name}“ kann nicht geschrieben werden</translation>
    </message>
    <message>
      <source>Free some space on the disk.</source>
      <translation>Speicherplatz auf der Festplatte freigeben.</translation>
    </message>
    <message>
      <source>Choose the image that the map was made from.</source>
      <translation>Das Bild wählen, aus dem die Karte entstanden ist.</translation>
    </message>
    <message>
      <source>The name '{name}' has no ending.</source>
      <translation>Der Name „{name}“ hat keine Endung.</translation>
    </message>
    <message>
      <source>Add one: .tif for maps, .safetensors for models, .html for reports.</source>
      <translation>Eine anhängen: .tif für Karten, .safetensors für Modelle, .html für Berichte.</translation>
    </message>
    <message>
      <source>'{name}' has the ending of another format; maps are GeoTIFF files.</source>
      <translation>„{name}“ hat die Endung eines anderen Formats; Karten sind GeoTIFF-Dateien.</translation>
    </message>
    <message>
      <source>Name it '{stem}.tif'.</source>
      <translation>„{stem}.tif“ nennen.</translation>
    </message>
    <message>
      <source>The folder '{folder}' does not exist.</source>
      <translation>Den Ordner „{folder}“ gibt es nicht.</translation>
    </message>
    <message>
      <source>Create it, or choose another folder.</source>
      <translation>Ihn anlegen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>'{path}' is a folder.</source>
      <translation>„{path}“ ist ein Ordner.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>'{file}' would be replaced by the table of areas, and FreeNet has not written it.</source>
      <translation>„{file}“ würde durch die Tabelle der Flächen ersetzt, und FreeNet hat diese Datei nicht geschrieben.</translation>
    </message>
    <message>
      <source>Choose another name for the table.</source>
      <translation>Einen anderen Namen für die Tabelle wählen.</translation>
    </message>
    <message>
      <source>'{file}' would be replaced by the STAC item, and FreeNet has not written it.</source>
      <translation>„{file}“ würde durch das STAC-Item ersetzt, und FreeNet hat diese Datei nicht geschrieben.</translation>
    </message>
    <message>
      <source>Choose another name for the STAC item.</source>
      <translation>Einen anderen Namen für das STAC-Item wählen.</translation>
    </message>
    <message>
      <source>'{file}' would be replaced by the figures of the report, and FreeNet has not written it.</source>
      <translation>„{file}“ würde durch die Kennzahlen des Berichts ersetzt, stammt aber nicht von FreeNet.</translation>
    </message>
    <message>
      <source>Choose another name for the report.</source>
      <translation>Einen anderen Namen für den Bericht wählen.</translation>
    </message>
    <message>
      <source>'{style}' holds the style of '{other}'.</source>
      <translation>„{style}“ enthält den Stil von „{other}“.</translation>
    </message>
    <message>
      <source>Choose another name for the map.</source>
      <translation>Einen anderen Namen für die Karte wählen.</translation>
    </message>
    <message>
      <source>'{name}' in '{file}' is no layer of features, and none takes its place.</source>
      <translation>„{name}“ in „{file}“ ist kein Layer mit Objekten und wird durch keinen ersetzt.</translation>
    </message>
    <message>
      <source>Choose another name for the layer.</source>
      <translation>Einen anderen Namen für den Layer wählen.</translation>
    </message>
    <message>
      <source>'{name}' cannot be written: {reason}. No file was changed.</source>
      <translation>„{name}“ kann nicht geschrieben werden: {reason}. Keine Datei wurde verändert.</translation>
    </message>
    <message>
      <source>Free some space on the disk, stop other programs that write to the file, or choose another one.</source>
      <translation>Speicherplatz auf dem Datenträger freigeben, andere Programme beenden, die in die Datei schreiben, oder eine andere wählen.</translation>
    </message>
    <message>
      <source>The raster has no coordinate reference system, and '{}' is in {}: nothing says how they lie.</source>
      <translation>Das Raster hat kein Koordinatenbezugssystem, und „{}“ liegt in {}: Nichts sagt, wie beide zueinander liegen.</translation>
    </message>
    <message>
      <source>'{}' has no coordinate reference system, and the raster is in {}: nothing says how they lie.</source>
      <translation>„{}“ hat kein Koordinatenbezugssystem, und das Raster liegt in {}: Nichts sagt, wie beide zueinander liegen.</translation>
    </message>
    <message>
      <source>a system without a name</source>
      <translation>einem System ohne Namen</translation>
    </message>
    <message>
      <source>'{}' and the raster have local coordinate systems of different names ({} and {}). As nothing else tells these apart, they are taken for one.</source>
      <translation>„{}“ und das Raster haben lokale Koordinatensysteme mit verschiedenen Namen ({} und {}). Da sie sonst nichts unterscheidet, gelten sie als eines.</translation>
    </message>
    <message>
      <source>'{}' cannot be brought to the raster's coordinate reference system</source>
      <translation>„{}“ lässt sich nicht in das Koordinatenbezugssystem des Rasters bringen</translation>
    </message>
    <message>
      <source>Check that layer and raster have the right coordinate reference systems.</source>
      <translation>Prüfen, ob Layer und Raster die richtigen Koordinatenbezugssysteme haben.</translation>
    </message>
    <message>
      <source>'{}' is in {} and the raster in {}: nothing says where on the earth a local coordinate system lies.</source>
      <translation>„{}“ ist in {} und das Raster in {}: Wo auf der Erde ein lokales Koordinatensystem liegt, ist nicht bekannt.</translation>
    </message>
    <message>
      <source>'{}' and the raster have local coordinate systems ({} and {}) whose axes or units differ.</source>
      <translation>„{}“ und das Raster haben lokale Koordinatensysteme ({} und {}), deren Achsen oder Einheiten verschieden sind.</translation>
    </message>
    <message>
      <source>Where the coordinates are of one system, give both the same, under Layer &gt; Set CRS of Layer(s).</source>
      <translation>Wenn die Koordinaten aus einem System sind, beiden dasselbe geben unter Layer &gt; KBS von Layer(n) setzen.</translation>
    </message>
    <message>
      <source>The coordinate operation '{}' for '{}' cannot be used</source>
      <translation>Die Koordinatenoperation „{}“ für „{}“ ist nicht verwendbar</translation>
    </message>
    <message>
      <source>Choose another one under Project &gt; Properties &gt; Transformations.</source>
      <translation>Eine andere wählen unter Projekt &gt; Eigenschaften &gt; Transformationen.</translation>
    </message>
    <message>
      <source>No change of datum is known for '{}', so its features may lie off by some hundred metres ({}).</source>
      <translation>Für „{}“ ist kein Datumsübergang bekannt, die Objekte können um einige hundert Meter daneben liegen ({}).</translation>
    </message>
    <message>
      <source>The features of '{}' are placed by '{}', to {} m only; a pixel has {} m.</source>
      <translation>Die Objekte von „{}“ werden mit „{}“ nur auf {} m genau platziert; ein Pixel hat {} m.</translation>
    </message>
    <message>
      <source>'{}' is placed by '{}', though the raster lies outside the area that this was made for: none is known for its place.</source>
      <translation>„{}“ wird mit „{}“ platziert, obwohl das Raster außerhalb des Gebiets liegt, für das diese Operation gemacht ist: Für seinen Ort ist keine bekannt.</translation>
    </message>
    <message>
      <source>, to {} m</source>
      <translation>, auf {} m genau</translation>
    </message>
    <message>
      <source>'{}' would place them better{}, but PROJ lacks its grid {}.</source>
      <translation>„{}“ würde sie besser platzieren{}, doch PROJ fehlt das Gitter {}.</translation>
    </message>
    <message>
      <source>{feature} reaches {distance} pixels from the raster.</source>
      <translation>{feature} reicht {distance} Pixel weit vom Raster weg.</translation>
    </message>
    <message>
      <source>A vertex of it is misplaced: repair its geometry in QGIS, or delete it.</source>
      <translation>Ein Stützpunkt davon liegt falsch: die Geometrie in QGIS reparieren oder löschen.</translation>
    </message>
    <message>
      <source>The radius around points reaches {reach} pixels, {most} is the most.</source>
      <translation>Der Radius um Punkte reicht {reach} Pixel weit, höchstens {most} sind möglich.</translation>
    </message>
    <message>
      <source>Choose a smaller radius, or draw polygons.</source>
      <translation>Einen kleineren Radius wählen oder Polygone zeichnen.</translation>
    </message>
    <message>
      <source>A radius in metres means nothing here: the raster has no coordinate reference system.</source>
      <translation>Ein Radius in Metern sagt hier nichts: Das Raster hat kein Koordinatenbezugssystem.</translation>
    </message>
    <message>
      <source>Give the radius in pixels.</source>
      <translation>Den Radius in Pixeln angeben.</translation>
    </message>
    <message>
      <source>No layer can be called '{name}': GeoPackages have such names for tables of their own.</source>
      <translation>Kein Layer kann „{name}“ heißen: GeoPackages haben solche Namen für eigene Tabellen.</translation>
    </message>
    <message>
      <source>'{name}' is there, and is no GeoPackage</source>
      <translation>„{name}“ gibt es schon, und es ist kein GeoPackage</translation>
    </message>
    <message>
      <source>The layer '{}' is not in the project any more.</source>
      <translation>Der Layer „{}“ ist nicht mehr im Projekt.</translation>
    </message>
    <message>
      <source>Add it again.</source>
      <translation>Ihn wieder hinzufügen.</translation>
    </message>
    <message>
      <source>Choose the folder for the maps</source>
      <translation>Ordner für die Karten wählen</translation>
    </message>
    <message>
      <source>Temporary maps</source>
      <translation>Temporäre Karten</translation>
    </message>
    <message>
      <source>Folder for the maps</source>
      <translation>Ordner für die Karten</translation>
    </message>
    <message>
      <source>Where the maps go, each named after its raster: 'north.tif' becomes 'north_classes.tif'.</source>
      <translation>Wohin die Karten kommen, jede nach ihrem Raster benannt: aus „north.tif“ wird „north_classes.tif“.</translation>
    </message>
    <message>
      <source>Skip rasters that are mapped already</source>
      <translation>Schon kartierte Raster überspringen</translation>
    </message>
    <message>
      <source>Add the maps to the project</source>
      <translation>Die Karten zum Projekt hinzufügen</translation>
    </message>
    <message>
      <source>Where the maps in the folder were made from this raster by this model, set up as now, they stay.</source>
      <translation>Wo die Karten im Ordner aus diesem Raster mit diesem Modell und denselben Einstellungen entstanden sind, bleiben sie.</translation>
    </message>
    <message>
      <source>Above their rasters, in a group for each. Temporary maps always are.</source>
      <translation>Über ihren Rastern, in je einer Gruppe. Temporäre Karten immer.</translation>
    </message>
    <message>
      <source>Maps go to</source>
      <translation>Karten ablegen in</translation>
    </message>
    <message>
      <source>Add to this project</source>
      <translation>Zu diesem Projekt hinzufügen</translation>
    </message>
    <message>
      <source>The project of the maps was closed.</source>
      <translation>Das Projekt der Karten wurde geschlossen.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Anzeigen</translation>
    </message>
    <message>
      <source>{} failed: the table says why.</source>
      <translation>{} fehlgeschlagen: die Tabelle sagt, warum.</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message numerus="yes">
      <source>All {count} rasters are mapped.</source>
      <translation>
        <numerusform>Das Raster ist kartiert.</numerusform>
        <numerusform>Alle {count} Raster sind kartiert.</numerusform>
      </translation>
    </message>
    <message>
      <source>No raster is mapped.</source>
      <translation>Kein Raster ist kartiert.</translation>
    </message>
    <message numerus="yes">
      <source>{mapped} of {count} rasters are mapped.</source>
      <translation>
        <numerusform>{mapped} von {count} Rastern ist kartiert.</numerusform>
        <numerusform>{mapped} von {count} Rastern sind kartiert.</numerusform>
      </translation>
    </message>
    <message>
      <source>FreeNet: apply a model</source>
      <translation>FreeNet: Modell anwenden</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>Anwenden</translation>
    </message>
    <message>
      <source>Map the ticked rasters, one after the other.</source>
      <translation>Die angehakten Raster kartieren, eines nach dem anderen.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Stop. Maps that are done stay; of the others none is written.</source>
      <translation>Anhalten. Fertige Karten bleiben; von den übrigen wird keine geschrieben.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Close the window. What is being mapped goes on.</source>
      <translation>Das Fenster schließen. Was gerade kartiert wird, läuft weiter.</translation>
    </message>
    <message>
      <source>These files exist already. Overwrite them?</source>
      <translation>Diese Dateien gibt es schon. Überschreiben?</translation>
    </message>
    <message>
      <source>Apply ({})</source>
      <translation>Anwenden ({})</translation>
    </message>
    <message>
      <source>'{}' is no whole path of a folder.</source>
      <translation>„{}“ ist kein vollständiger Pfad eines Ordners.</translation>
    </message>
    <message>
      <source>Choose the folder with the button beside it.</source>
      <translation>Den Ordner mit der Schaltfläche daneben wählen.</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>The model of a run of this project, or of a file.</source>
      <translation>Das Modell eines Laufs dieses Projekts oder aus einer Datei.</translation>
    </message>
    <message>
      <source>Choose a model</source>
      <translation>Modell wählen</translation>
    </message>
    <message>
      <source>Model file</source>
      <translation>Modelldatei</translation>
    </message>
    <message>
      <source>A model saved with a map, or by 'Train a model'.</source>
      <translation>Ein Modell, das mit einer Karte oder von „Modell trainieren“ gespeichert wurde.</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>From a file</source>
      <translation>Aus einer Datei</translation>
    </message>
    <message>
      <source>No model is chosen.</source>
      <translation>Es ist kein Modell gewählt.</translation>
    </message>
    <message>
      <source>Choose that of a run, or a file.</source>
      <translation>Das eines Laufs oder eine Datei wählen.</translation>
    </message>
    <message>
      <source>The model is being read.</source>
      <translation>Das Modell wird gelesen.</translation>
    </message>
    <message>
      <source>Try again in a moment.</source>
      <translation>Gleich noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Progress of the maps</source>
      <translation>Fortschritt der Karten</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Cancelling…</source>
      <translation>Wird abgebrochen…</translation>
    </message>
    <message>
      <source>Raster {number} of {count}</source>
      <translation>Raster {number} von {count}</translation>
    </message>
    <message>
      <source>Raster {number} of {count}: {stage}</source>
      <translation>Raster {number} von {count}: {stage}</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>Show what helps to find the mistake, to report it.</source>
      <translation>Zeigen, was hilft, den Fehler zu finden und zu melden.</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Tick all rasters, or none.</source>
      <translation>Alle Raster anhaken oder keines.</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>Map rasters that are not in the project as well.</source>
      <translation>Auch Raster kartieren, die nicht im Projekt sind.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Take the selected files out of the table.</source>
      <translation>Die gewählten Dateien aus der Tabelle nehmen.</translation>
    </message>
    <message>
      <source>Set up…</source>
      <translation>Einrichten…</translation>
    </message>
    <message>
      <source>Set up the image of the selected layer: further rasters, dates, where to look.</source>
      <translation>Das Bild des gewählten Layers einrichten: weitere Raster, Aufnahmetage, Untersuchungsgebiet und Maske.</translation>
    </message>
    <message>
      <source>Choose rasters</source>
      <translation>Raster wählen</translation>
    </message>
    <message>
      <source>Running, {} %</source>
      <translation>Läuft, {} %</translation>
    </message>
    <message>
      <source>Done in {} s</source>
      <translation>Fertig in {} s</translation>
    </message>
    <message>
      <source>Skipped: is mapped already</source>
      <translation>Übersprungen: ist schon kartiert</translation>
    </message>
    <message>
      <source>Failed: {}</source>
      <translation>Fehlgeschlagen: {}</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message numerus="yes">
      <source>{count} warnings</source>
      <translation>
        <numerusform>{count} Warnung</numerusform>
        <numerusform>{count} Warnungen</numerusform>
      </translation>
    </message>
    <message>
      <source>Its maps were made from this raster by this model.</source>
      <translation>Seine Karten sind aus diesem Raster mit diesem Modell entstanden.</translation>
    </message>
    <message numerus="yes">
      <source>FreeNet: apply '{model}' to {count} rasters</source>
      <translation>
        <numerusform>FreeNet: „{model}“ auf {count} Raster anwenden</numerusform>
        <numerusform>FreeNet: „{model}“ auf {count} Raster anwenden</numerusform>
      </translation>
    </message>
    <message>
      <source>Rasters to map</source>
      <translation>Zu kartierende Raster</translation>
    </message>
    <message>
      <source>Tick the rasters that the model is to be applied to. Select one to read what became of it.</source>
      <translation>Die Raster anhaken, auf die das Modell angewendet werden soll. Eines wählen, um zu lesen, was daraus wurde.</translation>
    </message>
    <message>
      <source>Raster</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>'{}' does not take the class '{}'.</source>
      <translation>„{}“ nimmt die Klasse „{}“ nicht an.</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Spectra</source>
      <translation>Spektren</translation>
    </message>
    <message>
      <source>Open the panel with the spectra of the classes, and of the pixel under the cursor.</source>
      <translation>Das Bedienfeld mit den Spektren der Klassen und des Pixels unter dem Mauszeiger öffnen.</translation>
    </message>
    <message>
      <source>Make the training data of the selected classes those of another class. The layer keeps what they were: this menu takes them apart again.</source>
      <translation>Die Trainingsdaten der gewählten Klassen einer anderen Klasse zuordnen. Der Layer behält, was sie waren: Dieses Menü trennt sie wieder.</translation>
    </message>
    <message>
      <source>Take the selected classes out of the list, as far as they have no training data.</source>
      <translation>Die gewählten Klassen aus der Liste nehmen, soweit sie keine Trainingsdaten haben.</translation>
    </message>
    <message>
      <source>Add a class to draw training data of.</source>
      <translation>Eine Klasse hinzufügen, um Trainingsdaten davon zu zeichnen.</translation>
    </message>
    <message>
      <source>Change the colour of the selected class, in the layer's style.</source>
      <translation>Die Farbe der gewählten Klasse ändern, im Stil des Layers.</translation>
    </message>
    <message>
      <source>Show which training data may carry a wrong label, before or after training, on the page Result.</source>
      <translation>Zeigen, welche Trainingsdaten einer falschen Klasse zugeordnet sein könnten, vor oder nach dem Training, auf der Seite Ergebnis.</translation>
    </message>
    <message>
      <source>Check training data</source>
      <translation>Trainingsdaten prüfen</translation>
    </message>
    <message>
      <source>Add a class</source>
      <translation>Klasse hinzufügen</translation>
    </message>
    <message>
      <source>Change the colour…</source>
      <translation>Farbe ändern…</translation>
    </message>
    <message>
      <source>Remove classes without training data</source>
      <translation>Klassen ohne Trainingsdaten entfernen</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>The field '{}' holds neither text nor numbers.</source>
      <translation>Das Feld „{}“ enthält weder Text noch Zahlen.</translation>
    </message>
    <message>
      <source>FreeNet met an unexpected error: {}</source>
      <translation>Unerwarteter Fehler in FreeNet: {}</translation>
    </message>
    <message>
      <source>The field '{}' numbers the features.</source>
      <translation>Das Feld „{}“ nummeriert die Objekte.</translation>
    </message>
    <message>
      <source>Choose the field that holds the class.</source>
      <translation>Das Feld wählen, das die Klasse enthält.</translation>
    </message>
    <message>
      <source>Class of what was drawn</source>
      <translation>Klasse des Gezeichneten</translation>
    </message>
    <message>
      <source>Rename class</source>
      <translation>Klasse umbenennen</translation>
    </message>
    <message>
      <source>Merge classes</source>
      <translation>Klassen zusammenführen</translation>
    </message>
    <message>
      <source>Undo merging</source>
      <translation>Zusammenführen rückgängig machen</translation>
    </message>
    <message>
      <source>A map holds at most {} classes.</source>
      <translation>Eine Karte fasst höchstens {} Klassen.</translation>
    </message>
    <message>
      <source>New class</source>
      <translation>Neue Klasse</translation>
    </message>
    <message>
      <source>'{}' cannot be edited.</source>
      <translation>„{}“ kann nicht bearbeitet werden.</translation>
    </message>
    <message>
      <source>Save it as a GeoPackage.</source>
      <translation>Als GeoPackage speichern.</translation>
    </message>
    <message>
      <source>Form after each polygon</source>
      <translation>Formular nach jedem Polygon</translation>
    </message>
    <message>
      <source>Open the form after each polygon. Without it a polygon is done when you close it: it has the class that is selected in the table.</source>
      <translation>Nach jedem Polygon das Formular öffnen. Ohne es ist ein Polygon fertig, sobald es geschlossen ist: Es hat die Klasse, die in der Tabelle gewählt ist.</translation>
    </message>
    <message>
      <source>Make one class of those whose names differ in letter case or the like only. Can be undone.</source>
      <translation>Klassen, deren Namen sich nur in Groß- und Kleinschreibung oder dergleichen unterscheiden, zu einer machen. Kann rückgängig gemacht werden.</translation>
    </message>
    <message>
      <source>Merge classes that look alike</source>
      <translation>Klassen zusammenführen, die gleich aussehen</translation>
    </message>
    <message>
      <source>Merge into '{}'</source>
      <translation>Zusammenführen zu „{}“</translation>
    </message>
    <message>
      <source>Merge into</source>
      <translation>Zusammenführen mit</translation>
    </message>
    <message>
      <source>Take '{}' out again</source>
      <translation>„{}“ wieder herausnehmen</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Anteil</translation>
    </message>
    <message>
      <source>A tick: the class takes part in training. F2 or a double click renames a class, a click on its colour recolours it.</source>
      <translation>Mit Haken nimmt die Klasse am Training teil. F2 oder Doppelklick benennt eine Klasse um, ein Klick auf die Farbe ändert diese.</translation>
    </message>
    <message>
      <source>Number of polygons, lines or points to train on, edits that are not saved yet included. Two or more can be tested.</source>
      <translation>Anzahl der Polygone, Linien oder Punkte für das Training, noch nicht gespeicherte Änderungen eingeschlossen. Ab zwei lässt sich die Genauigkeit prüfen.</translation>
    </message>
    <message>
      <source>Number of the raster's pixels that these take; ≈ is estimated from the area, until they are counted.</source>
      <translation>Anzahl der Rasterpixel, die diese einnehmen; ≈ ist bis zur Zählung aus der Fläche geschätzt.</translation>
    </message>
    <message>
      <source>Of the pixels of all classes that take part in training (%).</source>
      <translation>Anteil an den Pixeln aller Klassen, die am Training teilnehmen (%).</translation>
    </message>
    <message>
      <source>{} %</source>
      <translation>{} %</translation>
    </message>
    <message>
      <source>about</source>
      <translation>etwa</translation>
    </message>
    <message>
      <source>Pixels: {}</source>
      <translation>Pixel: {}</translation>
    </message>
    <message>
      <source>Share: {}</source>
      <translation>Anteil: {}</translation>
    </message>
    <message numerus="yes">
      <source>About {} pixels, judged by the area.</source>
      <translation>
        <numerusform>Etwa {} Pixel, geschätzt aus der Fläche.</numerusform>
        <numerusform>Etwa {} Pixel, geschätzt aus der Fläche.</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out of training.</source>
      <translation>Vom Training ausgenommen.</translation>
    </message>
    <message>
      <source>Takes part in training.</source>
      <translation>Nimmt am Training teil.</translation>
    </message>
    <message>
      <source>Has no training data yet.</source>
      <translation>Hat noch keine Trainingsdaten.</translation>
    </message>
    <message>
      <source>Save the training layer as</source>
      <translation>Trainingslayer speichern als</translation>
    </message>
    <message>
      <source>Colour of {}</source>
      <translation>Farbe von {}</translation>
    </message>
    <message>
      <source>{} classes for {}: is '{}' the right field?</source>
      <translation>{} Klassen, aber {}: Ist „{}“ das richtige Feld?</translation>
    </message>
    <message>
      <source>The names of these classes differ in letter case or the like only: {}. They are trained as different classes.</source>
      <translation>Die Namen dieser Klassen unterscheiden sich nur in Groß- und Kleinschreibung oder dergleichen: {}. Sie werden als verschiedene Klassen trainiert.</translation>
    </message>
    <message numerus="yes">
      <source>{} features have no class: give each one, or delete them.</source>
      <translation>
        <numerusform>Ein Objekt hat keine Klasse: eine zuordnen oder es löschen.</numerusform>
        <numerusform>{} Objekte haben keine Klasse: jedem eine zuordnen oder sie löschen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Only one patch: accuracy can then be measured on a part of it at most, which flatters.</source>
      <translation>Nur eine Teilfläche: Die Genauigkeit lässt sich dann höchstens an einem Teil davon messen, was zu günstig ausfällt.</translation>
    </message>
    <message>
      <source>Only one: accuracy can then be measured on a part of it at most, which flatters. Draw at least two, in different places.</source>
      <translation>Nur eines: Die Genauigkeit lässt sich dann höchstens an einem Teil davon messen und fällt zu günstig aus. Mindestens zwei zeichnen, an verschiedenen Stellen.</translation>
    </message>
    <message>
      <source>No pixel ({}: {}).</source>
      <translation>Kein Pixel ({}: {}).</translation>
    </message>
    <message>
      <source>No pixel: all lie outside the raster, between pixel centres or under another class.</source>
      <translation>Kein Pixel: Alle liegen außerhalb des Rasters, zwischen Pixelmitten oder unter einer anderen Klasse.</translation>
    </message>
    <message>
      <source>Fewer than {} pixels: too few to learn the class well.</source>
      <translation>Weniger als {} Pixel: zu wenige, um die Klasse gut zu lernen.</translation>
    </message>
    <message>
      <source>Fewer than {} pixels: too few to learn the class well. Draw more.</source>
      <translation>Weniger als {} Pixel: zu wenige, um die Klasse gut zu lernen. Mehr zeichnen.</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Wasser</translation>
    </message>
    <message>
      <source>Forest</source>
      <translation>Wald</translation>
    </message>
    <message>
      <source>Grassland</source>
      <translation>Grünland</translation>
    </message>
    <message>
      <source>Cropland</source>
      <translation>Ackerland</translation>
    </message>
    <message>
      <source>Bare soil</source>
      <translation>Offener Boden</translation>
    </message>
    <message>
      <source>Built-up</source>
      <translation>Bebauung</translation>
    </message>
    <message>
      <source>'{}' is open in this project.</source>
      <translation>„{}“ ist in diesem Projekt geöffnet.</translation>
    </message>
    <message>
      <source>it cannot be read back</source>
      <translation>die Datei lässt sich nicht wieder lesen</translation>
    </message>
    <message>
      <source>'{}' cannot be written: {}.</source>
      <translation>„{}“ kann nicht geschrieben werden: {}.</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>The classes of the training layer, while you draw. Untick one to leave it out of training. In a layer that FreeNet made, what you draw gets the class that is selected here.</source>
      <translation>Die Klassen des Trainingslayers, während gezeichnet wird. Ohne Haken bleibt eine Klasse vom Training ausgenommen. In einem von FreeNet angelegten Layer erhält, was gezeichnet wird, die hier gewählte Klasse.</translation>
    </message>
    <message>
      <source>FreeNet</source>
      <translation>FreeNet</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Train and map the land cover of the whole raster.</source>
      <translation>Trainieren und die Landbedeckung des ganzen Rasters kartieren.</translation>
    </message>
    <message>
      <source>Stop training. Nothing is written.</source>
      <translation>Das Training abbrechen. Es wird nichts geschrieben.</translation>
    </message>
    <message>
      <source>A training is running.</source>
      <translation>Ein Training läuft.</translation>
    </message>
    <message>
      <source>Class field</source>
      <translation>Klassenfeld</translation>
    </message>
    <message>
      <source>The field that holds the class: text or whole numbers. Names and colours come from the layer's style.</source>
      <translation>Das Feld, das die Klasse enthält: Text oder ganze Zahlen. Namen und Farben stammen aus dem Stil des Layers.</translation>
    </message>
    <message>
      <source>Choose a raster</source>
      <translation>Raster wählen</translation>
    </message>
    <message>
      <source>Draw training data of each class</source>
      <translation>Trainingsdaten jeder Klasse zeichnen</translation>
    </message>
    <message>
      <source>done</source>
      <translation>erledigt</translation>
    </message>
    <message>
      <source>to do</source>
      <translation>zu tun</translation>
    </message>
    <message>
      <source>Step {}: {}</source>
      <translation>Schritt {}: {}</translation>
    </message>
    <message>
      <source>Step {}, {}: {}</source>
      <translation>Schritt {}, {}: {}</translation>
    </message>
    <message>
      <source>Cancel the download ({} %)</source>
      <translation>Herunterladen abbrechen ({} %)</translation>
    </message>
    <message>
      <source>Open a sample scene</source>
      <translation>Beispielszene öffnen</translation>
    </message>
    <message>
      <source>Try FreeNet on Indian Pines, a hyperspectral image of fields and woods, with training polygons. 7 MB are downloaded once. Licence: Creative Commons Attribution 3.0.</source>
      <translation>FreeNet an Indian Pines ausprobieren, einem Hyperspektralbild von Feldern und Wald, mit Trainingspolygonen. Einmalig werden 7 MB heruntergeladen. Lizenz: Creative Commons Namensnennung 3.0.</translation>
    </message>
    <message>
      <source>Create a training layer</source>
      <translation>Trainingslayer anlegen</translation>
    </message>
    <message>
      <source>A new GeoPackage for polygons, with classes to choose from, open for drawing. It asks for the file name alone.</source>
      <translation>Ein neues GeoPackage für Polygone, mit Klassen zur Auswahl, bereit zum Zeichnen. Gefragt wird nur nach dem Dateinamen.</translation>
    </message>
    <message>
      <source>Choose the bands to train on, and add further rasters.</source>
      <translation>Die Kanäle wählen, mit denen trainiert wird, und weitere Raster hinzufügen.</translation>
    </message>
    <message>
      <source>Set up the image…</source>
      <translation>Bild einrichten…</translation>
    </message>
    <message>
      <source>A new GeoPackage for training polygons of this raster, open for drawing.</source>
      <translation>Ein neues GeoPackage für Trainingspolygone dieses Rasters, bereit zum Zeichnen.</translation>
    </message>
    <message>
      <source>Training data</source>
      <translation>Trainingsdaten</translation>
    </message>
    <message>
      <source>Add the raster that you want to classify to the project.</source>
      <translation>Das zu klassifizierende Raster zum Projekt hinzufügen.</translation>
    </message>
    <message>
      <source>Choose what to train on at “Training data”.</source>
      <translation>Bei „Trainingsdaten“ wählen, womit trainiert wird.</translation>
    </message>
    <message>
      <source>Add a layer with training data to the project: polygons, lines or points.</source>
      <translation>Einen Layer mit Trainingsdaten zum Projekt hinzufügen: Polygone, Linien oder Punkte.</translation>
    </message>
    <message>
      <source>Choose the field that holds the class of each feature.</source>
      <translation>Das Feld wählen, das die Klasse jedes Objekts enthält.</translation>
    </message>
    <message>
      <source>Select some features of “{}”, or untick “Selected features only”.</source>
      <translation>Einige Objekte von „{}“ wählen oder den Haken bei „Nur gewählte Objekte“ entfernen.</translation>
    </message>
    <message>
      <source>The download was cancelled.</source>
      <translation>Das Herunterladen wurde abgebrochen.</translation>
    </message>
    <message>
      <source>Indian Pines: Purdue University, licence CC BY 3.0. More in the layer's metadata.</source>
      <translation>Indian Pines: Purdue University, Lizenz CC BY 3.0. Mehr dazu in den Metadaten des Layers.</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Vorgabe</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>Validierung</translation>
    </message>
    <message>
      <source>How to train. “Automatic” suits most scenes.</source>
      <translation>Wie trainiert wird. „Automatisch“ passt für die meisten Szenen.</translation>
    </message>
    <message>
      <source>What is held out of training to measure how good the map is.</source>
      <translation>Was beim Training zurückgehalten wird, um zu messen, wie gut die Karte ist.</translation>
    </message>
    <message>
      <source>Advanced</source>
      <translation>Erweitert</translation>
    </message>
    <message>
      <source>Use all touched pixels</source>
      <translation>Alle berührten Pixel verwenden</translation>
    </message>
    <message>
      <source>For polygons smaller than a pixel: use every pixel that a polygon touches. Otherwise only pixels whose centre lies inside.</source>
      <translation>Für Polygone, die kleiner sind als ein Pixel: jedes Pixel verwenden, das ein Polygon berührt. Sonst nur Pixel, deren Mitte innerhalb liegt.</translation>
    </message>
    <message>
      <source>Go on from</source>
      <translation>Ausgangsmodell</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Erode patches</source>
      <translation>Teilflächen verkleinern</translation>
    </message>
    <message>
      <source>Pixels per class</source>
      <translation>Pixel je Klasse</translation>
    </message>
    <message>
      <source>As the preset</source>
      <translation>Wie Vorgabe</translation>
    </message>
    <message>
      <source>Training steps</source>
      <translation>Trainingsschritte</translation>
    </message>
    <message>
      <source>Number of training steps of each network. More take longer.</source>
      <translation>Anzahl der Trainingsschritte jedes Netzes. Mehr Schritte dauern länger.</translation>
    </message>
    <message>
      <source>Random seed</source>
      <translation>Startwert des Zufallsgenerators</translation>
    </message>
    <message>
      <source>The same seed, inputs and device give the same map again; another seed, a slightly different one.</source>
      <translation>Gleicher Startwert, gleiche Eingaben und gleiches Gerät ergeben wieder dieselbe Karte; ein anderer Startwert eine leicht andere.</translation>
    </message>
    <message>
      <source>Not at all</source>
      <translation>Gar nicht</translation>
    </message>
    <message numerus="yes">
      <source> pixels</source>
      <translation>
        <numerusform> Pixel</numerusform>
        <numerusform> Pixel</numerusform>
      </translation>
    </message>
    <message>
      <source>So many pixels are taken off every edge of a patch, where classes mix or an older map is off by a little.</source>
      <translation>So viele Pixel fallen an jedem Rand einer Teilfläche weg, wo Klassen sich mischen oder eine ältere Karte ein wenig verschoben ist.</translation>
    </message>
    <message>
      <source>All of them</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>So many pixels of each class are trained on at most, drawn at random with the seed.</source>
      <translation>Mit höchstens so vielen Pixeln jeder Klasse wird trainiert, zufällig gezogen mit dem Startwert.</translation>
    </message>
    <message>
      <source>The best device there is.</source>
      <translation>Das beste vorhandene Gerät.</translation>
    </message>
    <message>
      <source>Where to compute: a graphics card is much faster than a processor.</source>
      <translation>Wo gerechnet wird: Eine Grafikkarte ist viel schneller als ein Prozessor.</translation>
    </message>
    <message>
      <source>Final model on all data</source>
      <translation>Endmodell mit allen Daten</translation>
    </message>
    <message>
      <source>Train the final model on all training data</source>
      <translation>Das Endmodell mit allen Trainingsdaten trainieren</translation>
    </message>
    <message>
      <source>Once the accuracy is measured, training goes on for the last third of its steps, with what was held out as well. Unchecked, it takes all steps before, and the validated model is kept. “As published” always keeps it; without validation all data are trained on at once.</source>
      <translation>Ist die Genauigkeit gemessen, geht das Training für das letzte Drittel seiner Schritte weiter, nun auch mit dem Zurückgehaltenen. Ohne Haken macht das Training alle Schritte davor, und das validierte Modell bleibt. „Wie veröffentlicht“ behält es immer; ohne Validierung wird gleich mit allen Daten trainiert.</translation>
    </message>
    <message>
      <source>The map will come from part of the training data: what is held out only measures how good it is.</source>
      <translation>Die Karte wird aus einem Teil der Trainingsdaten entstehen: Das Zurückgehaltene misst nur, wie gut sie ist.</translation>
    </message>
    <message>
      <source>Around points</source>
      <translation>Um Punkte herum</translation>
    </message>
    <message>
      <source>Its pixel alone</source>
      <translation>Nur sein Pixel</translation>
    </message>
    <message>
      <source>Radius around points</source>
      <translation>Radius um Punkte</translation>
    </message>
    <message>
      <source>Pixels whose centre is not farther from a point than this belong to it, too.</source>
      <translation>Pixel, deren Mitte nicht weiter von einem Punkt entfernt ist, gehören auch zu ihm.</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <source>metres</source>
      <translation>Meter</translation>
    </message>
    <message>
      <source>Unit of the radius</source>
      <translation>Einheit des Radius</translation>
    </message>
    <message>
      <source>Pixels of the raster, or metres on the ground.</source>
      <translation>Pixel des Rasters oder Meter am Boden.</translation>
    </message>
    <message>
      <source>The multispectral or hyperspectral raster to classify. All its bands with data are used.</source>
      <translation>Das multispektrale oder hyperspektrale Raster, das klassifiziert werden soll. Alle Kanäle mit Daten werden verwendet.</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif *.tiff)</source>
      <translation>GeoTIFF (*.tif *.tiff)</translation>
    </message>
    <message>
      <source>Save the class map as</source>
      <translation>Klassenkarte speichern als</translation>
    </message>
    <message>
      <source>Temporary file</source>
      <translation>Temporäre Datei</translation>
    </message>
    <message>
      <source>Where to save the map, a GeoTIFF. The model (.safetensors) and the report (.html) are saved beside it under the same name. Empty: temporary files, which go when QGIS closes.</source>
      <translation>Wohin die Karte gespeichert wird, ein GeoTIFF. Modell (.safetensors) und Bericht (.html) werden unter demselben Namen daneben gespeichert. Leer: temporäre Dateien, die mit dem Schließen von QGIS verschwinden.</translation>
    </message>
    <message>
      <source>The sample scene could not be downloaded: {} Check the network, and the proxy under Settings &gt; Options &gt; Network.</source>
      <translation>Die Beispielszene konnte nicht heruntergeladen werden: {} Das Netzwerk prüfen, und den Proxy unter Einstellungen &gt; Optionen &gt; Netzwerk.</translation>
    </message>
    <message>
      <source>The sample scene did not arrive as it was sent.</source>
      <translation>Die Beispielszene kam nicht so an, wie sie gesendet wurde.</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>Erneut versuchen.</translation>
    </message>
    <message>
      <source>'{}' cannot be written.</source>
      <translation>„{}“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <source>'{}' could not be looked at: FreeNet met an unexpected error: {}</source>
      <translation>„{}“ konnte nicht angesehen werden, unerwarteter Fehler in FreeNet: {}</translation>
    </message>
    <message>
      <source>Selected features only</source>
      <translation>Nur gewählte Objekte</translation>
    </message>
    <message>
      <source>Train on the selected features and ignore the others.</source>
      <translation>Nur mit den gewählten Objekten trainieren, die übrigen nicht beachten.</translation>
    </message>
    <message>
      <source>'{layer}' has no coordinate reference system, and '{raster}' is in {crs}. Are the coordinates of '{layer}' in it as well? Then it is set for this layer.</source>
      <translation>„{layer}“ hat kein Koordinatenbezugssystem, und „{raster}“ liegt in {crs}. Gehören auch die Koordinaten von „{layer}“ dazu? Dann wird es für diesen Layer gesetzt.</translation>
    </message>
    <message>
      <source>'{raster}' has no coordinate reference system, and '{layer}' is in {crs}. Do the coordinates of '{layer}' fit those of the raster as they are, as when it was drawn over it? Then this layer is set to none as well.</source>
      <translation>„{raster}“ hat kein Koordinatenbezugssystem, und „{layer}“ liegt in {crs}. Passen die Koordinaten von „{layer}“ so, wie sie sind, zu denen des Rasters, etwa weil darüber gezeichnet wurde? Dann wird auch für diesen Layer keines gesetzt.</translation>
    </message>
    <message>
      <source>Choose the model to go on from</source>
      <translation>Ausgangsmodell wählen</translation>
    </message>
    <message>
      <source>None: train a new model</source>
      <translation>Keines: neu trainieren</translation>
    </message>
    <message>
      <source>Model to go on from</source>
      <translation>Ausgangsmodell</translation>
    </message>
    <message>
      <source>Train this model further, with the training data as they are now, instead of a new one: in a third of the steps of one network. Classes of the same name stay the same, others are added, and what the model is sure of is kept in mind. What it has seen may be among what is held out: the accuracy is then optimistic. Remembered with the raster.</source>
      <translation>Dieses Modell weitertrainieren, mit den Trainingsdaten, wie sie jetzt sind, statt eines neuen: in einem Drittel der Schritte eines Netzes. Klassen gleichen Namens bleiben dieselben, andere kommen hinzu, und was das Modell sicher weiß, behält es im Gedächtnis. Unter dem Zurückgehaltenen kann sein, was es schon gesehen hat: Die Genauigkeit ist dann zu günstig. Wird mit dem Raster gespeichert.</translation>
    </message>
    <message>
      <source>Known to the model alone:</source>
      <translation>Nur dem Modell bekannt:</translation>
    </message>
    <message>
      <source>It brings its bands: those chosen for the image are of no account.</source>
      <translation>Es bringt seine Kanäle mit: Die für das Bild gewählten zählen nicht.</translation>
    </message>
    <message>
      <source>Network: {}</source>
      <translation>Netz: {}</translation>
    </message>
    <message numerus="yes">
      <source>The model knows {} classes, and all that are drawn.</source>
      <translation>
        <numerusform>Das Modell kennt {} Klasse, darunter alle gezeichneten.</numerusform>
        <numerusform>Das Modell kennt {} Klassen, darunter alle gezeichneten.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The model knows {} classes. New to it: {}.</source>
      <translation>
        <numerusform>Das Modell kennt {} Klasse. Neu für das Modell: {}.</numerusform>
        <numerusform>Das Modell kennt {} Klassen. Neu für das Modell: {}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Press the button below.</source>
      <translation>Die Schaltfläche unten drücken.</translation>
    </message>
    <message>
      <source>Choose training data with at least two classes on '{}'.</source>
      <translation>Trainingsdaten mit mindestens zwei Klassen auf „{}“ wählen.</translation>
    </message>
    <message>
      <source>Draw polygons or points of at least two classes on '{}'.</source>
      <translation>Polygone oder Punkte von mindestens zwei Klassen auf „{}“ zeichnen.</translation>
    </message>
    <message>
      <source>Click a class in the table, then draw it. Two classes at least.</source>
      <translation>Eine Klasse in der Tabelle anklicken, dann zeichnen. Mindestens zwei Klassen.</translation>
    </message>
    <message>
      <source>Two or more of each, in different places, let the accuracy be measured.</source>
      <translation>Mit zwei oder mehr je Klasse, an verschiedenen Stellen, lässt sich die Genauigkeit messen.</translation>
    </message>
    <message>
      <source>A few polygons, lines or points of each class. Edits that are not saved yet count as well; any CRS will do. Or a raster of classes, such as an older map, on any grid.</source>
      <translation>Einige Polygone, Linien oder Punkte je Klasse. Noch nicht gespeicherte Änderungen zählen mit; jedes KBS ist möglich. Oder ein Klassenraster, etwa eine ältere Karte, auf beliebigem Gitter.</translation>
    </message>
    <message>
      <source>Save the report as PDF</source>
      <translation>Bericht als PDF speichern</translation>
    </message>
    <message>
      <source>'{}' exists already. Choose it by its full name to replace it.</source>
      <translation>„{}“ gibt es schon. Zum Ersetzen den vollständigen Namen wählen.</translation>
    </message>
    <message>
      <source>The report '{}' is not there any more.</source>
      <translation>Der Bericht „{}“ ist nicht mehr da.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>The report is saved as '{}'.</source>
      <translation>Der Bericht ist als „{}“ gespeichert.</translation>
    </message>
    <message>
      <source>The map '{}' is not there any more.</source>
      <translation>Die Karte „{}“ ist nicht mehr da.</translation>
    </message>
    <message>
      <source>The raster '{}' cannot be read.</source>
      <translation>Das Raster „{}“ kann nicht gelesen werden.</translation>
    </message>
    <message>
      <source>The layout is called '{}'.</source>
      <translation>Das Layout heißt „{}“.</translation>
    </message>
    <message>
      <source>Another run is being copied. Wait for its end, or cancel it in QGIS's list of tasks.</source>
      <translation>Ein anderer Lauf wird kopiert. Warten, bis das endet, oder es in der Aufgabenliste von QGIS abbrechen.</translation>
    </message>
    <message>
      <source>Keep the map, model and report in this folder</source>
      <translation>Karte, Modell und Bericht in diesem Ordner behalten</translation>
    </message>
    <message>
      <source>FreeNet: keep {}</source>
      <translation>FreeNet: {} behalten</translation>
    </message>
    <message>
      <source>The files are being copied to '{}'.</source>
      <translation>Die Dateien werden nach „{}“ kopiert.</translation>
    </message>
    <message>
      <source>Keeping was cancelled. Nothing was copied.</source>
      <translation>Das Behalten wurde abgebrochen. Nichts wurde kopiert.</translation>
    </message>
    <message>
      <source>Kept as '{}'.</source>
      <translation>Als „{}“ behalten.</translation>
    </message>
    <message>
      <source>Without its settings: {}</source>
      <translation>Ohne die Einstellungen: {}</translation>
    </message>
    <message>
      <source>Train once more, and keep that run.</source>
      <translation>Noch einmal trainieren und diesen Lauf behalten.</translation>
    </message>
    <message>
      <source>'{path}' exists by now, and nothing is to be replaced.</source>
      <translation>„{path}“ gibt es inzwischen, und nichts soll ersetzt werden.</translation>
    </message>
    <message>
      <source>Keep the run again.</source>
      <translation>Den Lauf noch einmal behalten.</translation>
    </message>
    <message>
      <source>What next</source>
      <translation>Wie weiter</translation>
    </message>
    <message>
      <source>Clean, count or compare the map, hand it on, or find out where to draw next.</source>
      <translation>Die Karte generalisieren, auszählen, vergleichen oder weitergeben, oder herausfinden, wo als Nächstes zu zeichnen ist.</translation>
    </message>
    <message>
      <source>Switch the plugin 'Processing' on, which opens the windows of tools.</source>
      <translation>Die Erweiterung „Verarbeitung“ (Processing) einschalten: Sie öffnet die Fenster der Werkzeuge.</translation>
    </message>
    <message>
      <source>Look for places where a new polygon would help most.</source>
      <translation>Stellen suchen, an denen ein neues Polygon am meisten helfen würde.</translation>
    </message>
    <message>
      <source>Where to draw next</source>
      <translation>Wo weiterzeichnen</translation>
    </message>
    <message>
      <source>Keep in a folder…</source>
      <translation>In einem Ordner behalten…</translation>
    </message>
    <message>
      <source>It lasts: its files are in a folder of yours.</source>
      <translation>Er bleibt: Seine Dateien liegen in einem Ihrer Ordner.</translation>
    </message>
    <message>
      <source>Report as PDF…</source>
      <translation>Bericht als PDF…</translation>
    </message>
    <message>
      <source>Save the report with the map, its legend, charts and tables for printing and for mails.</source>
      <translation>Den Bericht mit der Karte, ihrer Legende, Diagrammen und Tabellen zum Drucken und für Mails speichern.</translation>
    </message>
    <message>
      <source>Print layout</source>
      <translation>Drucklayout</translation>
    </message>
    <message>
      <source>Make a layout with map, legend, scale bar and accuracy, and open it.</source>
      <translation>Ein Layout mit Karte, Legende, Maßstab und Genauigkeit anlegen und öffnen.</translation>
    </message>
    <message>
      <source>Clean the map…</source>
      <translation>Karte generalisieren…</translation>
    </message>
    <message>
      <source>Take patches away that are too small to be looked at, and noise.</source>
      <translation>Zu kleine Teilflächen und Rauschen entfernen.</translation>
    </message>
    <message>
      <source>Map to polygons…</source>
      <translation>Karte in Polygone…</translation>
    </message>
    <message>
      <source>Make polygons of the classes, with their areas.</source>
      <translation>Aus den Klassen Polygone mit Flächenangaben erzeugen.</translation>
    </message>
    <message>
      <source>Change between two maps…</source>
      <translation>Veränderung zwischen zwei Karten…</translation>
    </message>
    <message>
      <source>Find what has become of what since an earlier map.</source>
      <translation>Herausfinden, was seit einer früheren Karte wozu geworden ist.</translation>
    </message>
    <message>
      <source>Areas of the classes…</source>
      <translation>Flächen der Klassen…</translation>
    </message>
    <message>
      <source>How many hectares each class has, in districts or parcels as well.</source>
      <translation>Wie viele Hektar jede Klasse hat, auch je Bezirk oder Flurstück.</translation>
    </message>
    <message>
      <source>Assess with a reference…</source>
      <translation>Mit Referenz bewerten…</translation>
    </message>
    <message>
      <source>Find out how good the map is, by polygons or points that took no part in training.</source>
      <translation>Herausfinden, wie gut die Karte ist, mit Polygonen oder Punkten, die nicht am Training beteiligt waren.</translation>
    </message>
    <message>
      <source>Hand the map on…</source>
      <translation>Karte weitergeben…</translation>
    </message>
    <message>
      <source>Copy the map as a cloud-optimised GeoTIFF, with an entry for a catalogue on request.</source>
      <translation>Die Karte als cloud-optimiertes GeoTIFF kopieren, auf Wunsch mit einem Eintrag für einen Katalog.</translation>
    </message>
    <message>
      <source>Map of {}</source>
      <translation>Karte von {}</translation>
    </message>
    <message>
      <source>For the classes see the next page.</source>
      <translation>Die Klassen stehen auf der nächsten Seite.</translation>
    </message>
    <message>
      <source>Land cover of {}</source>
      <translation>Landbedeckung von {}</translation>
    </message>
    <message>
      <source>Image: {image}. Training data: {training}. Mapped with FreeNet, {when}.</source>
      <translation>Bild: {image}. Trainingsdaten: {training}. Kartiert mit FreeNet, {when}.</translation>
    </message>
    <message>
      <source>The file '{}' cannot be written.</source>
      <translation>Die Datei „{}“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <source>Choose another name or folder.</source>
      <translation>Einen anderen Namen oder Ordner wählen.</translation>
    </message>
    <message>
      <source>Band</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Wavelength (nm)</source>
      <translation>Wellenlänge (nm)</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>trained on</source>
      <translation>wird trainiert</translation>
    </message>
    <message>
      <source>not trained on</source>
      <translation>wird nicht trainiert</translation>
    </message>
    <message>
      <source>Bands of the image</source>
      <translation>Kanäle des Bildes</translation>
    </message>
    <message>
      <source>Ticked bands are trained on. The space bar ticks or unticks all rows that are selected. Bands that the file marks as bad begin without a tick.</source>
      <translation>Mit angehakten Kanälen wird trainiert. Die Leertaste setzt oder entfernt den Haken aller ausgewählten Zeilen. Kanäle, die die Datei als schlecht markiert, beginnen ohne Haken.</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>Name or number</source>
      <translation>Name oder Nummer</translation>
    </message>
    <message>
      <source>Show the bands with this in their name alone.</source>
      <translation>Nur die Kanäle zeigen, in deren Namen das vorkommt.</translation>
    </message>
    <message>
      <source>any</source>
      <translation>beliebig</translation>
    </message>
    <message>
      <source>Shortest wavelength (nm)</source>
      <translation>Kürzeste Wellenlänge (nm)</translation>
    </message>
    <message>
      <source>Show no bands of shorter waves.</source>
      <translation>Keine Kanäle kürzerer Wellen zeigen.</translation>
    </message>
    <message>
      <source>Longest wavelength (nm)</source>
      <translation>Längste Wellenlänge (nm)</translation>
    </message>
    <message>
      <source>Show no bands of longer waves.</source>
      <translation>Keine Kanäle längerer Wellen zeigen.</translation>
    </message>
    <message>
      <source>Tick all bands that are shown.</source>
      <translation>Alle gezeigten Kanäle anhaken.</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Gute</translation>
    </message>
    <message>
      <source>Of the bands that are shown tick the good ones alone.</source>
      <translation>Von den gezeigten Kanälen nur die guten anhaken.</translation>
    </message>
    <message>
      <source>Untick all bands that are shown.</source>
      <translation>Von allen gezeigten Kanälen den Haken entfernen.</translation>
    </message>
    <message>
      <source>Only these</source>
      <translation>Nur diese</translation>
    </message>
    <message>
      <source>Tick the good ones of the bands that are shown, and no others.</source>
      <translation>Die guten der gezeigten Kanäle anhaken und keine anderen.</translation>
    </message>
    <message>
      <source>all good bands</source>
      <translation>alle guten Kanäle</translation>
    </message>
    <message>
      <source>As text</source>
      <translation>Als Text</translation>
    </message>
    <message>
      <source>Tick one band at least.</source>
      <translation>Mindestens einen Kanal anhaken.</translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are trained on.</source>
      <translation>
        <numerusform>Mit {used} von {all} Kanälen wird trainiert.</numerusform>
        <numerusform>Mit {used} von {all} Kanälen wird trainiert.</numerusform>
      </translation>
    </message>
    <message>
      <source>Image: {}</source>
      <translation>Bild: {}</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Looking at the raster '{}'</source>
      <translation>Das Raster „{}“ wird angesehen</translation>
    </message>
    <message>
      <source>Rasters</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>These rasters do not make an image.</source>
      <translation>Diese Raster ergeben kein Bild.</translation>
    </message>
    <message>
      <source>Resampling</source>
      <translation>Resampling</translation>
    </message>
    <message>
      <source>The first raster gives the grid; the others are laid on it while they are read. bilinear interpolates, nearest does not, for classes and bits; auto: nearest where raster or style show classes. Dates as 2021-06-04, where the files do not tell them.</source>
      <translation>Das erste Raster gibt das Gitter vor; die anderen werden beim Lesen darauf gelegt. bilinear interpoliert, nearest nicht, für Klassen und Bits; auto: nearest, wo Raster oder Stil Klassen zeigen. Aufnahmetage wie 2021-06-04, wo die Dateien sie nicht nennen.</translation>
    </message>
    <message>
      <source>Rasters of the image</source>
      <translation>Raster des Bildes</translation>
    </message>
    <message>
      <source>Raster to add</source>
      <translation>Raster zum Hinzufügen</translation>
    </message>
    <message>
      <source>A raster of the project.</source>
      <translation>Ein Raster des Projekts.</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Let its bands follow on those of the others.</source>
      <translation>Seine Kanäle auf die der anderen folgen lassen.</translation>
    </message>
    <message>
      <source>Leave the raster out again.</source>
      <translation>Das Raster wieder weglassen.</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>Nach oben</translation>
    </message>
    <message>
      <source>Move the raster up.</source>
      <translation>Das Raster nach oben schieben.</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>Nach unten</translation>
    </message>
    <message>
      <source>Move the raster down.</source>
      <translation>Das Raster nach unten schieben.</translation>
    </message>
    <message>
      <source>A pixel that one of them lacks has no data.</source>
      <translation>Ein Pixel, das einem von ihnen fehlt, hat keine Daten.</translation>
    </message>
    <message>
      <source>gives the grid</source>
      <translation>gibt das Gitter vor</translation>
    </message>
    <message>
      <source>How the raster is laid on the grid of the first.</source>
      <translation>Wie das Raster auf das Gitter des ersten gelegt wird.</translation>
    </message>
    <message numerus="yes">
      <source>{count} rasters</source>
      <translation>
        <numerusform>{count} Raster</numerusform>
        <numerusform>{count} Raster</numerusform>
      </translation>
    </message>
    <message>
      <source>bands {}</source>
      <translation>Kanäle {}</translation>
    </message>
    <message>
      <source>{used} of {all} bands</source>
      <translation>{used} von {all} Kanälen</translation>
    </message>
    <message>
      <source>inside '{}'</source>
      <translation>innerhalb von „{}“</translation>
    </message>
    <message>
      <source>without {conditions} of '{mask}'</source>
      <translation>ohne {conditions} aus „{mask}“</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Aufheben</translation>
    </message>
    <message>
      <source>Set up for the image: {}</source>
      <translation>Für das Bild eingerichtet: {}</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Wo</translation>
    </message>
    <message>
      <source>All of the raster</source>
      <translation>Das ganze Raster</translation>
    </message>
    <message>
      <source>Inside polygons</source>
      <translation>Innerhalb von Polygonen</translation>
    </message>
    <message>
      <source>Inside an extent</source>
      <translation>Innerhalb einer Ausdehnung</translation>
    </message>
    <message>
      <source>Where to train and to map. Outside the map has no data; a pixel counts whose centre lies inside.</source>
      <translation>Wo trainiert und kartiert wird. Außerhalb hat die Karte keine Daten; ein Pixel zählt, wenn seine Mitte innerhalb liegt.</translation>
    </message>
    <message>
      <source>Area of interest</source>
      <translation>Untersuchungsgebiet</translation>
    </message>
    <message>
      <source>Polygons of the area</source>
      <translation>Polygone des Gebiets</translation>
    </message>
    <message>
      <source>A layer of the project.</source>
      <translation>Ein Layer des Projekts.</translation>
    </message>
    <message>
      <source>The area is what is selected in the layer when a run starts.</source>
      <translation>Das Gebiet ist, was im Layer gewählt ist, wenn ein Lauf beginnt.</translation>
    </message>
    <message>
      <source>As XMIN,XMAX,YMIN,YMAX [EPSG:CODE].</source>
      <translation>Als XMIN,XMAX,YMIN,YMAX [EPSG:CODE].</translation>
    </message>
    <message>
      <source>Extent of the area</source>
      <translation>Ausdehnung des Gebiets</translation>
    </message>
    <message>
      <source>Of the map</source>
      <translation>Aus der Karte</translation>
    </message>
    <message>
      <source>Take what the map shows now.</source>
      <translation>Übernehmen, was die Karte gerade zeigt.</translation>
    </message>
    <message>
      <source>No mask</source>
      <translation>Keine Maske</translation>
    </message>
    <message>
      <source>A raster that tells which pixels to leave out, such as clouds; on any grid.</source>
      <translation>Ein Raster, das sagt, welche Pixel ausgelassen werden, etwa Wolken; mit beliebigem Gitter.</translation>
    </message>
    <message>
      <source>Mask</source>
      <translation>Maske</translation>
    </message>
    <message>
      <source>'3, 8-10' for these values, 'not 4-7' for all others, 'bits 3, 4' for any of these bits, 'scl clouds snow' for what a quality layer that is known tells of: {names}. 'band 2: 1' looks at one band. Several such texts are parted by semicolons.</source>
      <translation>„3, 8-10“ für diese Werte, „not 4-7“ für alle anderen, „bits 3, 4“ für jedes dieser Bits, „scl clouds snow“ für das, was eine bekannte Qualitätsebene sagt: {names}. „band 2: 1“ sieht nur einen Kanal an. Mehrere solche Texte werden durch Semikolons getrennt.</translation>
    </message>
    <message>
      <source>Values to leave out</source>
      <translation>Auszulassende Werte</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Auslassen</translation>
    </message>
    <message>
      <source>extent</source>
      <translation>Ausdehnung</translation>
    </message>
    <message>
      <source>Left out: {}</source>
      <translation>Ausgelassen: {}</translation>
    </message>
    <message>
      <source>There is no layer of polygons: load one, or choose an extent.</source>
      <translation>Es gibt keinen Layer mit Polygonen: einen laden oder eine Ausdehnung wählen.</translation>
    </message>
    <message>
      <source>Write the extent, or take that of the map.</source>
      <translation>Die Ausdehnung eintragen oder die der Karte übernehmen.</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <source>No page has this.</source>
      <translation>Auf keiner Seite kommt das vor.</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Open the manual.</source>
      <translation>Das Handbuch öffnen (englisch).</translation>
    </message>
    <message>
      <source>Page of the manual</source>
      <translation>Seite des Handbuchs</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>In all pages. Enter goes on to the next place.</source>
      <translation>Auf allen Seiten. Die Eingabetaste springt zur nächsten Fundstelle.</translation>
    </message>
    <message>
      <source>Search ({})</source>
      <translation>Suchen ({})</translation>
    </message>
    <message>
      <source>FreeNet manual: {}</source>
      <translation>FreeNet-Handbuch: {}</translation>
    </message>
    <message>
      <source>On the web</source>
      <translation>Im Internet</translation>
    </message>
    <message>
      <source>Open this page in the browser, in its newest state.</source>
      <translation>Diese Seite im Browser öffnen, auf dem neuesten Stand.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Forward</source>
      <translation>Vorwärts</translation>
    </message>
    <message>
      <source>First page</source>
      <translation>Erste Seite</translation>
    </message>
    <message>
      <source>A model saved with a map: see its bands, its classes, where it was trained and how accurate it was.</source>
      <translation>Ein mit einer Karte gespeichertes Modell: zeigt seine Kanäle und Klassen, wo es trainiert wurde und wie genau es war.</translation>
    </message>
    <message>
      <source>Apply to other rasters…</source>
      <translation>Auf andere Raster anwenden…</translation>
    </message>
    <message>
      <source>Map one raster or many with this model, in a window of its own.</source>
      <translation>Ein Raster oder viele mit diesem Modell kartieren, in einem eigenen Fenster.</translation>
    </message>
    <message>
      <source>About this model</source>
      <translation>Über dieses Modell</translation>
    </message>
    <message>
      <source>A model</source>
      <translation>Ein Modell</translation>
    </message>
    <message>
      <source>Train first: the model tells where it hesitates.</source>
      <translation>Erst trainieren: Das Modell sagt, wo es schwankt.</translation>
    </message>
    <message>
      <source>Wait until the other search has ended, or cancel it.</source>
      <translation>Warten, bis die andere Suche zu Ende ist, oder sie abbrechen.</translation>
    </message>
    <message>
      <source>Train first: there is no model yet to go on from.</source>
      <translation>Erst trainieren: Noch gibt es kein Modell, das sich weitertrainieren ließe.</translation>
    </message>
    <message>
      <source>Where to draw next: {}</source>
      <translation>Wo weiterzeichnen: {}</translation>
    </message>
    <message>
      <source>There is no room for new training data away from what there is.</source>
      <translation>Abseits der vorhandenen Trainingsdaten ist kein Platz für neue.</translation>
    </message>
    <message>
      <source>FreeNet: where to draw next on {}</source>
      <translation>FreeNet: wo weiterzeichnen auf {}</translation>
    </message>
    <message>
      <source>Checked training data: {}</source>
      <translation>Geprüfte Trainingsdaten: {}</translation>
    </message>
    <message>
      <source>FreeNet: check the training data on {}</source>
      <translation>FreeNet: Trainingsdaten prüfen auf {}</translation>
    </message>
    <message>
      <source>Checking the training data: {}</source>
      <translation>Trainingsdaten werden geprüft: {}</translation>
    </message>
    <message>
      <source>The last model is one of single spectra, from which training cannot go on.</source>
      <translation>Das letzte Modell ist eines einzelner Spektren und lässt sich nicht weitertrainieren.</translation>
    </message>
    <message>
      <source>{}: all are taken for what their label says.</source>
      <translation>{}: Alle passen zu ihrer Klasse.</translation>
    </message>
    <message numerus="yes">
      <source>{found} of {all} deserve a look, the most suspicious first.</source>
      <translation>
        <numerusform>{all} geprüft, {found} davon einen Blick wert.</numerusform>
        <numerusform>{all} geprüft, {found} davon einen Blick wert, die verdächtigsten zuerst.</numerusform>
      </translation>
    </message>
    <message>
      <source>With so many, few labels are wrong and classes are hard to tell apart: look at the first few, and draw more.</source>
      <translation>Bei so vielen sind nur wenige Zuordnungen falsch und die Klassen schwer zu unterscheiden: die ersten ansehen und mehr zeichnen.</translation>
    </message>
    <message numerus="yes">
      <source>{} could not be checked, for each is the only one of its class, or without a pixel.</source>
      <translation>
        <numerusform>{} nicht prüfbar: das einzige Objekt seiner Klasse oder ohne Pixel.</numerusform>
        <numerusform>{} nicht prüfbar: jeweils das einzige Objekt der Klasse oder ohne Pixel.</numerusform>
      </translation>
    </message>
    <message>
      <source>Go on from this model</source>
      <translation>Dieses Modell weitertrainieren</translation>
    </message>
    <message>
      <source>Next polygon</source>
      <translation>Das nächste Polygon</translation>
    </message>
    <message>
      <source>Last model of '{}': {}</source>
      <translation>Letztes Modell von „{}“: {}</translation>
    </message>
    <message>
      <source>Show where a new label would help most: where the last model of this raster hesitates between two classes, not in a single pixel but over 5 x 5 of them, spread over the scene and away from the data there are. Takes as long as mapping the scene once.</source>
      <translation>Zeigen, wo neue Trainingsdaten am meisten helfen würden: wo das letzte Modell dieses Rasters zwischen zwei Klassen schwankt, nicht in einem einzelnen Pixel, sondern über 5 x 5 Pixel, über die Szene verteilt und abseits der vorhandenen Daten. Dauert so lange wie eine Kartierung der Szene.</translation>
    </message>
    <message>
      <source>Show which training data may carry a wrong label: each is judged by classifiers of single spectra that are trained on the others. The most suspicious comes first. Takes seconds to minutes.</source>
      <translation>Zeigen, welche Trainingsdaten einer falschen Klasse zugeordnet sein könnten: Jedes Objekt wird von Klassifikatoren einzelner Spektren beurteilt, die mit den anderen trainiert sind. Das verdächtigste steht zuerst. Dauert Sekunden bis Minuten.</translation>
    </message>
    <message>
      <source>Let the next training go on from the model that was trained last on this raster, with the data as they are then: in a third of the steps of one network. The model stands under Advanced, “Go on from”.</source>
      <translation>Das nächste Training vom Modell ausgehen lassen, das auf diesem Raster zuletzt trainiert wurde, mit den Daten, wie sie dann sind: in einem Drittel der Schritte eines Netzes. Das Modell steht unter Erweitert, „Ausgangsmodell“.</translation>
    </message>
    <message>
      <source>Cancel ({} %)</source>
      <translation>Abbrechen ({} %)</translation>
    </message>
    <message>
      <source>Next place</source>
      <translation>Nächste Stelle</translation>
    </message>
    <message>
      <source>Zoom to the next place of the list.</source>
      <translation>Auf die nächste Stelle der Liste zoomen.</translation>
    </message>
    <message>
      <source>Places to look at</source>
      <translation>Anzusehende Stellen</translation>
    </message>
    <message>
      <source>The first is the most worthwhile; click to zoom there.</source>
      <translation>Die erste lohnt sich am meisten; ein Klick zoomt dorthin.</translation>
    </message>
    <message>
      <source>{}: {} or {}?</source>
      <translation>{}: {} oder {}?</translation>
    </message>
    <message>
      <source>Here the model hesitates between {} ({}) and {} ({}), means over 5 x 5 pixels. Look at the image, draw what it is, and train again.</source>
      <translation>Hier schwankt das Modell zwischen {} ({}) und {} ({}), Mittel über 5 x 5 Pixel. Das Bild ansehen, einzeichnen, was dort ist, und erneut trainieren.</translation>
    </message>
    <message>
      <source>{}: unlike the training data ({}?)</source>
      <translation>{}: den Trainingsdaten unähnlich ({}?)</translation>
    </message>
    <message>
      <source>Spectra here are unlike the training data: novelty {}, mean over 5 x 5 pixels; known ones hardly exceed 1. The map shows {}. If it is something that nobody has drawn, draw it, and train again.</source>
      <translation>Die Spektren sind hier den Trainingsdaten unähnlich: Fremdheit {}, Mittel über 5 x 5 Pixel; bekannte überschreiten kaum 1. Die Karte zeigt {}. Ist es etwas, das noch niemand gezeichnet hat: einzeichnen und erneut trainieren.</translation>
    </message>
    <message>
      <source>{}: {}, taken for {}</source>
      <translation>{}: {}, gehalten für {}</translation>
    </message>
    <message>
      <source>{}: {}, in part ({})</source>
      <translation>{}: {}, teilweise ({})</translation>
    </message>
    <message>
      <source>{} {}, labelled {}: {} of its pixels are taken for that by classifiers that have not seen it, most for {}. A wrong label, or ground unlike the others of its class: look before you change it.</source>
      <translation>{} {}, zugeordnet als {}: Klassifikatoren, die nichts davon gesehen haben, halten {} der Pixel dafür, die meisten für {}. Eine falsche Zuordnung, oder es sieht anders aus als die übrigen der Klasse: erst ansehen, dann ändern.</translation>
    </message>
    <message>
      <source>The image, its training data and their classes, and how to train.</source>
      <translation>Das Bild, seine Trainingsdaten mit ihren Klassen, und wie trainiert wird.</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>The map, how good it is, where to draw the next polygon, and what to do with it.</source>
      <translation>Die Karte, wie gut sie ist, wo das nächste Polygon hin soll, und was weiter mit ihr geschieht.</translation>
    </message>
    <message>
      <source>Models and runs</source>
      <translation>Modelle und Läufe</translation>
    </message>
    <message>
      <source>The runs of this project: show, compare or repeat them, and apply a model to other rasters.</source>
      <translation>Die Läufe dieses Projekts: anzeigen, vergleichen oder wiederholen, und ein Modell auf andere Raster anwenden.</translation>
    </message>
    <message>
      <source>Runs that this project remembers cannot be read: {}</source>
      <translation>Läufe, die dieses Projekt gespeichert hat, lassen sich nicht lesen: {}</translation>
    </message>
    <message>
      <source>The area of interest '{area}' is not there any more.</source>
      <translation>Das Untersuchungsgebiet „{area}“ ist nicht mehr da.</translation>
    </message>
    <message>
      <source>Choose another area for the image, or none.</source>
      <translation>Ein anderes Gebiet für das Bild wählen oder keines.</translation>
    </message>
    <message>
      <source>'{text}' is no extent.</source>
      <translation>„{text}“ ist keine Ausdehnung.</translation>
    </message>
    <message>
      <source>Write it as XMIN,XMAX,YMIN,YMAX [EPSG:CODE], or take that of the map.</source>
      <translation>Als XMIN,XMAX,YMIN,YMAX [EPSG:CODE] eintragen oder die der Karte übernehmen.</translation>
    </message>
    <message>
      <source>The extent '{text}' has no place in the CRS of the raster.</source>
      <translation>Die Ausdehnung „{text}“ hat im KBS des Rasters keinen Ort.</translation>
    </message>
    <message>
      <source>Check its coordinates.</source>
      <translation>Die Koordinaten prüfen.</translation>
    </message>
    <message>
      <source>FreeNet trains with PyTorch, which is not set up yet.</source>
      <translation>FreeNet trainiert mit PyTorch, das noch nicht eingerichtet ist.</translation>
    </message>
    <message>
      <source>One click brings it, beside QGIS: nothing that you have is changed.</source>
      <translation>Ein Klick richtet es neben QGIS ein: Nichts, was schon da ist, wird verändert.</translation>
    </message>
    <message>
      <source>FreeNet: look for PyTorch</source>
      <translation>FreeNet: PyTorch suchen</translation>
    </message>
    <message>
      <source>The search for PyTorch was cancelled. Choose 'Look again' in the menu beside it.</source>
      <translation>Die Suche nach PyTorch wurde abgebrochen. „Erneut suchen“ steht im Menü daneben.</translation>
    </message>
    <message>
      <source>Set up PyTorch…</source>
      <translation>PyTorch einrichten…</translation>
    </message>
    <message>
      <source>Set up PyTorch</source>
      <translation>PyTorch einrichten</translation>
    </message>
    <message>
      <source>Opens the options, where one click does it.</source>
      <translation>Öffnet die Optionen, wo ein Klick dafür genügt.</translation>
    </message>
    <message>
      <source>Looking for PyTorch…</source>
      <translation>PyTorch wird gesucht…</translation>
    </message>
    <message>
      <source>Measured while other programs were at work.</source>
      <translation>Gemessen, während andere Programme arbeiteten.</translation>
    </message>
    <message>
      <source>Python {} with PyTorch {}: {}</source>
      <translation>Python {} mit PyTorch {}: {}</translation>
    </message>
    <message>
      <source>Training runs in a Python that has PyTorch, beside QGIS. Choose which.</source>
      <translation>Das Training läuft in einem Python mit PyTorch, neben QGIS. Hier wird es gewählt.</translation>
    </message>
    <message>
      <source>The environment variable {} says which Python runs the training.</source>
      <translation>Die Umgebungsvariable {} bestimmt, welches Python das Training ausführt.</translation>
    </message>
    <message>
      <source>Python for training</source>
      <translation>Python für das Training</translation>
    </message>
    <message>
      <source>Choose another Python…</source>
      <translation>Anderes Python wählen…</translation>
    </message>
    <message>
      <source>Use the first Python that has PyTorch</source>
      <translation>Das erste Python mit PyTorch verwenden</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Erneut suchen</translation>
    </message>
    <message>
      <source>Choose a Python that has PyTorch</source>
      <translation>Ein Python mit PyTorch wählen</translation>
    </message>
    <message>
      <source>Memory: up to {} of {}.</source>
      <translation>Arbeitsspeicher: bis zu {} von {}.</translation>
    </message>
    <message>
      <source>Memory: up to {}.</source>
      <translation>Arbeitsspeicher: bis zu {}.</translation>
    </message>
    <message>
      <source>Disk: {} of {} free.</source>
      <translation>Festplatte: {} von {} frei.</translation>
    </message>
    <message>
      <source>{} MB</source>
      <translation>{} MB</translation>
    </message>
    <message>
      <source>{} GB</source>
      <translation>{} GB</translation>
    </message>
    <message>
      <source>FreeNet's own Python</source>
      <translation>Eigenes Python von FreeNet</translation>
    </message>
    <message>
      <source>None: download</source>
      <translation>Keiner: herunterladen</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>Ordner mit Wheels</translation>
    </message>
    <message>
      <source>Without a network: a folder with the wheels of all packages.</source>
      <translation>Ohne Netzwerk: ein Ordner mit den Wheels aller Pakete.</translation>
    </message>
    <message>
      <source>Set up</source>
      <translation>Einrichten</translation>
    </message>
    <message>
      <source>Make FreeNet's own Python, nothing else is changed.</source>
      <translation>Ein eigenes Python für FreeNet anlegen; sonst wird nichts verändert.</translation>
    </message>
    <message>
      <source>Stop; what is there is continued next time.</source>
      <translation>Anhalten; was schon da ist, wird beim nächsten Mal fortgesetzt.</translation>
    </message>
    <message>
      <source>Set up anew</source>
      <translation>Neu einrichten</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>It does not work any more. Set it up anew.</source>
      <translation>Es funktioniert nicht mehr. Neu einrichten.</translation>
    </message>
    <message>
      <source>Ready, but PyTorch {} does not use your NVIDIA card. Update its driver, then set up anew.</source>
      <translation>Bereit, aber PyTorch {} nutzt Ihre NVIDIA-Karte nicht. Den Treiber aktualisieren, dann neu einrichten.</translation>
    </message>
    <message>
      <source>Ready: PyTorch {} on {}.</source>
      <translation>Bereit: PyTorch {} auf {}.</translation>
    </message>
    <message>
      <source>Fetch a Python for FreeNet?</source>
      <translation>Ein Python für FreeNet holen?</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Wird gestartet</translation>
    </message>
    <message>
      <source>Take PyTorch from PyPI (about {} GB)</source>
      <translation>PyTorch von PyPI nehmen (etwa {} GB)</translation>
    </message>
    <message>
      <source>Fetch a Python for FreeNet…</source>
      <translation>Ein Python für FreeNet holen …</translation>
    </message>
    <message>
      <source>Asks first, and tells what is fetched from where.</source>
      <translation>Fragt zuvor und sagt, was von wo geholt wird.</translation>
    </message>
    <message>
      <source>FreeNet: look for a graphics card</source>
      <translation>FreeNet: Grafikkarte suchen</translation>
    </message>
    <message>
      <source>Copy commands</source>
      <translation>Befehle kopieren</translation>
    </message>
    <message>
      <source>The commands that do the same by hand.</source>
      <translation>Die Befehle, die dasselbe von Hand tun.</translation>
    </message>
    <message>
      <source>Open log</source>
      <translation>Protokoll öffnen</translation>
    </message>
    <message>
      <source>What the last set-up did.</source>
      <translation>Was bei der letzten Einrichtung geschah.</translation>
    </message>
    <message>
      <source>Copy diagnostics</source>
      <translation>Diagnose kopieren</translation>
    </message>
    <message>
      <source>For bug reports: versions, state and the end of the log, without your name and home folder.</source>
      <translation>Für Fehlermeldungen: Versionen, Zustand und das Ende des Protokolls, ohne Ihren Namen und Ihr Benutzerverzeichnis.</translation>
    </message>
    <message>
      <source>Automatic: QGIS's own if it has PyTorch, else FreeNet's</source>
      <translation>Automatisch: von QGIS, falls mit PyTorch, sonst von FreeNet</translation>
    </message>
    <message>
      <source>Training runs in a Python that has PyTorch, beside QGIS. A conda environment will do.</source>
      <translation>Das Training läuft in einem Python mit PyTorch, neben QGIS. Auch eine Conda-Umgebung ist möglich.</translation>
    </message>
    <message>
      <source>Try a training step and tell version, devices and memory.</source>
      <translation>Einen Trainingsschritt ausprobieren; nennt Version, Geräte und Speicher.</translation>
    </message>
    <message>
      <source>Trying a training step…</source>
      <translation>Ein Trainingsschritt wird ausprobiert…</translation>
    </message>
    <message>
      <source>FreeNet: set up PyTorch</source>
      <translation>FreeNet: PyTorch einrichten</translation>
    </message>
    <message>
      <source>PyTorch {} in Python {} trained on:</source>
      <translation>PyTorch {} in Python {} hat trainiert auf:</translation>
    </message>
    <message>
      <source>, {:.0f} GB of memory</source>
      <translation>, {:.0f} GB Speicher</translation>
    </message>
    <message>
      <source>{} (a small step takes {:.0f} ms)</source>
      <translation>{} (ein kleiner Schritt dauert {:.0f} ms)</translation>
    </message>
    <message>
      <source>Python {} from {}, by the program uv from PyPI: about {} MB.</source>
      <translation>Python {} von {}, durch das Programm uv von PyPI: etwa {} MB.</translation>
    </message>
    <message>
      <source>Both are held to digests that came with FreeNet. PyTorch is downloaded after it.</source>
      <translation>Beide müssen die Prüfsummen haben, die FreeNet mitbringt. Danach wird PyTorch heruntergeladen.</translation>
    </message>
    <message>
      <source>It lies in '{}', where no other program looks for it.</source>
      <translation>Es liegt in „{}“, wo kein anderes Programm danach sucht.</translation>
    </message>
    <message>
      <source>your NVIDIA card</source>
      <translation>Ihre NVIDIA-Karte</translation>
    </message>
    <message>
      <source>the processor</source>
      <translation>den Prozessor</translation>
    </message>
    <message>
      <source>PyTorch for {}: about {} GB are downloaded, {:.0f} GB of disk are needed.</source>
      <translation>PyTorch für {}: Etwa {} GB werden heruntergeladen, {:.0f} GB auf der Festplatte werden gebraucht.</translation>
    </message>
    <message>
      <source>It was left half-made.</source>
      <translation>Die Einrichtung ist unvollständig.</translation>
    </message>
    <message>
      <source>The build of PyTorch that PyPI has; it needs {:.0f} GB of disk.</source>
      <translation>Die Ausgabe von PyTorch, die PyPI hat; sie braucht {:.0f} GB auf der Festplatte.</translation>
    </message>
    <message>
      <source>On this system it does not use NVIDIA cards.</source>
      <translation>Auf diesem System nutzt sie keine Karten von NVIDIA.</translation>
    </message>
    <message>
      <source>Pixels that were held out of training. Rows: what the training data say. Columns: what the validated model takes them for.</source>
      <translation>Pixel, die beim Training zurückgehalten wurden. Zeilen: was die Trainingsdaten sagen. Spalten: wofür das validierte Modell sie hält.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy the table, to be pasted into a spreadsheet or a text.</source>
      <translation>Die Tabelle kopieren, zum Einfügen in eine Tabellenkalkulation oder einen Text.</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Speichern…</translation>
    </message>
    <message>
      <source>Save the table as a picture (.png) or for spreadsheets (.csv).</source>
      <translation>Die Tabelle als Bild (.png) oder für Tabellenkalkulationen (.csv) speichern.</translation>
    </message>
    <message>
      <source>Saved as '{}'.</source>
      <translation>Als „{}“ gespeichert.</translation>
    </message>
    <message>
      <source>Transparency of the class map</source>
      <translation>Transparenz der Klassenkarte</translation>
    </message>
    <message>
      <source>Let the image shine through the class map: 0 % hides it, 100 % shows nothing else.</source>
      <translation>Das Bild durch die Klassenkarte scheinen lassen: Bei 0 % ist es verdeckt, bei 100 % ist nur das Bild zu sehen.</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Hold for the image</source>
      <translation>Für das Bild gedrückt halten</translation>
    </message>
    <message>
      <source>While you hold this button, or the space bar on it, the class map is hidden.</source>
      <translation>Solange diese Schaltfläche oder darauf die Leertaste gedrückt ist, bleibt die Klassenkarte verborgen.</translation>
    </message>
    <message>
      <source>Swipe</source>
      <translation>Wischen</translation>
    </message>
    <message>
      <source>Move the mouse over the map, or press the left and right arrow keys: right of it, the class map is hidden. Escape ends it.</source>
      <translation>Die Maus über die Karte bewegen oder die Pfeiltasten links und rechts drücken: Rechts davon ist die Klassenkarte verborgen. Esc beendet es.</translation>
    </message>
    <message>
      <source>Show the confidence</source>
      <translation>Konfidenz zeigen</translation>
    </message>
    <message>
      <source>Show the confidence instead of the classes: the probability (0 to 1) of the class that the map shows. Dark is doubtful.</source>
      <translation>Statt der Klassen die Konfidenz zeigen: die Wahrscheinlichkeit (0 bis 1) der Klasse, die die Karte zeigt. Dunkel heißt zweifelhaft.</translation>
    </message>
    <message>
      <source>Transparency</source>
      <translation>Transparenz</translation>
    </message>
    <message>
      <source>Save the confusion matrix as</source>
      <translation>Konfusionsmatrix speichern als</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>'{}' is neither a picture nor a table.</source>
      <translation>„{}“ ist weder ein Bild noch eine Tabelle.</translation>
    </message>
    <message>
      <source>Choose .png or .csv.</source>
      <translation>.png oder .csv wählen.</translation>
    </message>
    <message>
      <source>Save it as a table (.csv).</source>
      <translation>Als Tabelle (.csv) speichern.</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>Producer's accuracy</source>
      <translation>Produzentengenauigkeit</translation>
    </message>
    <message>
      <source>User's accuracy</source>
      <translation>Nutzergenauigkeit</translation>
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation>Konfusionsmatrix</translation>
    </message>
    <message>
      <source>Producer's accuracy: the share of a class's held-out pixels that the model has right. User's accuracy: the share of the pixels taken for a class that are it.</source>
      <translation>Produzentengenauigkeit: der Anteil der zurückgehaltenen Pixel einer Klasse, die das Modell richtig hat. Nutzergenauigkeit: der Anteil der Pixel, die für eine Klasse gehalten werden und es sind.</translation>
    </message>
    <message numerus="yes">
      <source>{right} of {all} pixels are right.</source>
      <translation>
        <numerusform>{right} von {all} Pixel ist richtig.</numerusform>
        <numerusform>{right} von {all} Pixeln sind richtig.</numerusform>
      </translation>
    </message>
    <message>
      <source>Best class: {}, {} right.</source>
      <translation>Beste Klasse: {}, {} richtig.</translation>
    </message>
    <message>
      <source>Worst class: {}, {} right.</source>
      <translation>Schlechteste Klasse: {}, {} richtig.</translation>
    </message>
    <message numerus="yes">
      <source>Most confused: {one} taken for {other}, {wrong} of {all} pixels.</source>
      <translation>
        <numerusform>Am meisten verwechselt: {one} für {other} gehalten, {wrong} von {all} Pixel.</numerusform>
        <numerusform>Am meisten verwechselt: {one} für {other} gehalten, {wrong} von {all} Pixeln.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reference {one}, map {other}: {count} pixels</source>
      <translation>
        <numerusform>Referenz {one}, Karte {other}: {count} Pixel</numerusform>
        <numerusform>Referenz {one}, Karte {other}: {count} Pixel</numerusform>
      </translation>
    </message>
    <message>
      <source>Lay the novelty over the map</source>
      <translation>Die Fremdheit über die Karte legen</translation>
    </message>
    <message>
      <source>Colour places whose spectra are unlike all training spectra (above 1). Elsewhere the map is seen.</source>
      <translation>Stellen einfärben, deren Spektren keinem Trainingsspektrum gleichen (über 1). Anderswo ist die Karte zu sehen.</translation>
    </message>
    <message>
      <source>OA: overall accuracy, the share of held-out pixels that the validated model has right. AA: average accuracy, the mean of that share over the classes. For comparison, on the same pixels: a random forest, a support vector machine (SVM) and a linear discriminant (LDA), which see each spectrum alone, and the class of the nearest training pixel.</source>
      <translation>OA: Gesamtgenauigkeit, der Anteil der zurückgehaltenen Pixel, die das validierte Modell richtig hat. AA: mittlere Genauigkeit, das Mittel dieses Anteils über die Klassen. Zum Vergleich, an denselben Pixeln: ein Random Forest, eine Support-Vektor-Maschine (SVM) und eine lineare Diskriminanzanalyse (LDA), die jedes Spektrum für sich sehen, und die Klasse des nächstgelegenen Trainingspixels.</translation>
    </message>
    <message>
      <source>No map yet. It comes here when a training ends, or when you show a run of this project.</source>
      <translation>Noch keine Karte. Sie erscheint hier, wenn ein Training endet oder ein Lauf dieses Projekts angezeigt wird.</translation>
    </message>
    <message>
      <source>Result: {}</source>
      <translation>Ergebnis: {}</translation>
    </message>
    <message>
      <source>Its map is not there any more.</source>
      <translation>Seine Karte ist nicht mehr da.</translation>
    </message>
    <message>
      <source>Temporary: it is lost when QGIS is closed, unless it is kept in a folder.</source>
      <translation>Temporär: Er geht verloren, wenn QGIS geschlossen wird, es sei denn, er wird in einem Ordner behalten.</translation>
    </message>
    <message>
      <source>Warnings: {}</source>
      <translation>Warnungen: {}</translation>
    </message>
    <message>
      <source>Which classes the validated model takes for each other, in held-out pixels.</source>
      <translation>Welche Klassen das validierte Modell an zurückgehaltenen Pixeln miteinander verwechselt.</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>Bericht öffnen</translation>
    </message>
    <message>
      <source>Show the accuracy of every class, areas, the learning curve and how the map was made.</source>
      <translation>Die Genauigkeit jeder Klasse, Flächen, die Lernkurve und die Entstehung der Karte zeigen.</translation>
    </message>
    <message>
      <source>Keep…</source>
      <translation>Behalten…</translation>
    </message>
    <message>
      <source>Confusion matrix: {}</source>
      <translation>Konfusionsmatrix: {}</translation>
    </message>
    <message>
      <source>Probability of…</source>
      <translation>Wahrscheinlichkeit von…</translation>
    </message>
    <message>
      <source>Show the probability of a class</source>
      <translation>Wahrscheinlichkeit einer Klasse zeigen</translation>
    </message>
    <message>
      <source>Show how probable one class is (0 to 1) instead of the map. Bright is probable.</source>
      <translation>Statt der Karte zeigen, wie wahrscheinlich eine Klasse ist (0 bis 1). Hell ist wahrscheinlich.</translation>
    </message>
    <message>
      <source>The map</source>
      <translation>Die Karte</translation>
    </message>
    <message>
      <source>FreeNet report</source>
      <translation>FreeNet-Bericht</translation>
    </message>
    <message>
      <source>Open in the browser</source>
      <translation>Im Browser öffnen</translation>
    </message>
    <message>
      <source>To print it, or to read it beside QGIS.</source>
      <translation>Um ihn zu drucken oder neben QGIS zu lesen.</translation>
    </message>
    <message>
      <source>PDF…</source>
      <translation>PDF…</translation>
    </message>
    <message>
      <source>Save as PDF…</source>
      <translation>Als PDF speichern…</translation>
    </message>
    <message>
      <source>For printing and for mails.</source>
      <translation>Zum Drucken und Verschicken.</translation>
    </message>
    <message>
      <source>Copy path</source>
      <translation>Pfad kopieren</translation>
    </message>
    <message>
      <source>Where the page is, for mails and other programs.</source>
      <translation>Wo die Seite liegt, für E-Mails und andere Programme.</translation>
    </message>
    <message>
      <source>FreeNet report: {}</source>
      <translation>FreeNet-Bericht: {}</translation>
    </message>
    <message>
      <source>'Open report' in the FreeNet panel shows the report of a run here.</source>
      <translation>„Bericht öffnen“ im FreeNet-Bedienfeld zeigt hier den Bericht eines Laufs.</translation>
    </message>
    <message>
      <source>The report '{}' is too large to be shown here.</source>
      <translation>Der Bericht „{}“ ist zu groß, um hier gezeigt zu werden.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>FreeNet: {}</source>
      <translation>FreeNet: {}</translation>
    </message>
    <message>
      <source>Not validated: nothing was held out of training.</source>
      <translation>Nicht validiert: Beim Training wurde nichts zurückgehalten.</translation>
    </message>
    <message>
      <source>OA {} %, AA {} % on {}</source>
      <translation>OA {} %, AA {} % auf {}</translation>
    </message>
    <message>
      <source>Overall accuracy {} %, average accuracy of the classes {} %, on {}.</source>
      <translation>Gesamtgenauigkeit {} %, mittlere Genauigkeit der Klassen {} %, gemessen an {}.</translation>
    </message>
    <message>
      <source>{} {} %</source>
      <translation>{} {} %</translation>
    </message>
    <message>
      <source>OA of others: {}</source>
      <translation>OA anderer Verfahren: {}</translation>
    </message>
    <message>
      <source>{}: OA {} %, AA {} %</source>
      <translation>{}: OA {} %, AA {} %</translation>
    </message>
    <message>
      <source>FreeNet: compare {} and {}</source>
      <translation>FreeNet: {} mit {} vergleichen</translation>
    </message>
    <message>
      <source>The two maps are the same.</source>
      <translation>Die beiden Karten sind gleich.</translation>
    </message>
    <message>
      <source>{} % of {} pixels differ.</source>
      <translation>{} % von {} Pixeln unterscheiden sich.</translation>
    </message>
    <message numerus="yes">
      <source>{} → {}: {} pixels</source>
      <translation>
        <numerusform>{} → {}: {} Pixel</numerusform>
        <numerusform>{} → {}: {} Pixel</numerusform>
      </translation>
    </message>
    <message>
      <source>The training data of '{}' are not in a file that a command could read.</source>
      <translation>Die Trainingsdaten von „{}“ liegen nicht in einer Datei, die ein Befehl lesen könnte.</translation>
    </message>
    <message>
      <source>Save the layer (Export &gt; Save Features As…) and choose the saved one.</source>
      <translation>Den Layer speichern (Exportieren &gt; Objekte speichern als…) und den gespeicherten wählen.</translation>
    </message>
    <message>
      <source>The area of interest '{area}' is not in a file that a command could read.</source>
      <translation>Das Untersuchungsgebiet „{area}“ liegt in keiner Datei, die ein Befehl lesen könnte.</translation>
    </message>
    <message>
      <source>{text} holds the sign {sign}, which a shell may take for a command.</source>
      <translation>{text} enthält das Zeichen {sign}, das eine Shell für einen Befehl halten kann.</translation>
    </message>
    <message>
      <source>Choose 'Copy as Python', or give the file or field another name.</source>
      <translation>„Als Python kopieren“ wählen, oder der Datei oder dem Feld einen anderen Namen geben.</translation>
    </message>
    <message>
      <source>It will take other pixels for data: what means no data is set for the layer '{}' in QGIS, not in the file.</source>
      <translation>Der kopierte Lauf wird andere Pixel für Daten halten: Was Nodata bedeutet, ist für den Layer „{}“ in QGIS gesetzt, nicht in der Datei.</translation>
    </message>
    <message>
      <source>The address of the raster holds a password or a token, which is not copied: put it in again.</source>
      <translation>Die Adresse des Rasters enthält ein Passwort oder ein Token, das nicht kopiert wird: Es muss wieder eingesetzt werden.</translation>
    </message>
    <message>
      <source>It will read {names} as the files are: QGIS shows them with another CRS, no data or style.</source>
      <translation>Der kopierte Lauf liest {names} so, wie die Dateien sind: QGIS zeigt sie mit anderem KBS, anderem Nodata oder anderem Stil.</translation>
    </message>
    <message>
      <source>It will not know the edits of the area of interest '{area}' that are not saved.</source>
      <translation>Der kopierte Lauf kennt die Änderungen am Untersuchungsgebiet „{area}“ nicht, die nicht gespeichert sind.</translation>
    </message>
    <message>
      <source>It will not train on quite the same: the files on disk hold other training data, classes, colours or another CRS than QGIS showed for this run. Save the edits of '{}' and its style (Layer Properties &gt; Style &gt; Save as Default), and copy again.</source>
      <translation>Das Training wird nicht ganz dasselbe sein: Die Dateien auf der Festplatte enthalten andere Trainingsdaten, Klassen, Farben oder ein anderes KBS, als QGIS bei diesem Lauf zeigte. Die Änderungen an „{}“ und den Stil des Layers speichern (Layereigenschaften &gt; Stil &gt; Als Vorgabe speichern), dann erneut kopieren.</translation>
    </message>
    <message>
      <source>It will not train on quite the same: the file of '{}' has other names, colours, no data or another CRS than QGIS showed for this run. Save its style (Layer Properties &gt; Style &gt; Save as Default), and copy again.</source>
      <translation>Trainiert wird nicht ganz mit demselben: Die Datei von „{}“ hat andere Namen, Farben, Nodata-Werte oder ein anderes KBS, als QGIS bei diesem Lauf zeigte. Den Stil speichern (Layereigenschaften &gt; Stil &gt; Als Vorgabe speichern) und erneut kopieren.</translation>
    </message>
    <message>
      <source>Copy as…</source>
      <translation>Kopieren als…</translation>
    </message>
    <message>
      <source>Copy the run as text that does the same again.</source>
      <translation>Den Lauf als Text kopieren, der dasselbe noch einmal ausführt.</translation>
    </message>
    <message>
      <source>Copy as qgis_process command</source>
      <translation>Als qgis_process-Befehl kopieren</translation>
    </message>
    <message>
      <source>A line for the shell, for servers and scripts.</source>
      <translation>Eine Zeile für die Shell, für Server und Skripte.</translation>
    </message>
    <message>
      <source>Copy as Python</source>
      <translation>Als Python kopieren</translation>
    </message>
    <message>
      <source>For the Python console of QGIS, and for scripts.</source>
      <translation>Für die Python-Konsole von QGIS und für Skripte.</translation>
    </message>
    <message>
      <source>Copied. FreeNet must be switched on for it once: {program} plugins enable freenet_qgis</source>
      <translation>Kopiert. FreeNet muss dafür einmal eingeschaltet werden: {program} plugins enable freenet_qgis</translation>
    </message>
    <message>
      <source>Copied.</source>
      <translation>Kopiert.</translation>
    </message>
    <message>
      <source>Delete the run on '{}' of {}?</source>
      <translation>Den Lauf auf „{}“ ({}) löschen?</translation>
    </message>
    <message>
      <source>Delete {} runs?</source>
      <translation>{} Läufe löschen?</translation>
    </message>
    <message numerus="yes">
      <source>Their files are deleted as well, and their layers leave the project:</source>
      <translation>
        <numerusform>Auch seine Dateien werden gelöscht und ihre Layer aus dem Projekt entfernt:</numerusform>
        <numerusform>Auch ihre Dateien werden gelöscht und ihre Layer aus dem Projekt entfernt:</numerusform>
      </translation>
    </message>
    <message>
      <source>These stay, for they are no results of FreeNet or lie in other folders than the map:</source>
      <translation>Diese bleiben, denn sie sind keine Ergebnisse von FreeNet oder liegen in anderen Ordnern als die Karte:</translation>
    </message>
    <message>
      <source>None of its files is there any more.</source>
      <translation>Keine der Dateien ist mehr da.</translation>
    </message>
    <message>
      <source>Some files of the run cannot be deleted: {}.</source>
      <translation>Einige Dateien des Laufs lassen sich nicht löschen: {}.</translation>
    </message>
    <message>
      <source>Close them in other programs, and delete the run again.</source>
      <translation>Sie in anderen Programmen schließen und den Lauf noch einmal löschen.</translation>
    </message>
    <message>
      <source>The device '{}' is not there.</source>
      <translation>Das Gerät „{}“ ist nicht vorhanden.</translation>
    </message>
    <message>
      <source>The model '{}' that the run went on from is not there.</source>
      <translation>Das Modell „{}“, von dem der Lauf ausging, ist nicht vorhanden.</translation>
    </message>
    <message>
      <source>The raster '{}' is no file on this computer: open it in QGIS, and use the settings again.</source>
      <translation>Das Raster „{}“ ist keine Datei auf diesem Rechner: es in QGIS öffnen und die Einstellungen noch einmal übernehmen.</translation>
    </message>
    <message>
      <source>The raster '{}' is not there.</source>
      <translation>Das Raster „{}“ ist nicht vorhanden.</translation>
    </message>
    <message>
      <source>The values of '{}' that mean no data are set otherwise than for this run.</source>
      <translation>Die Nodata-Werte von „{}“ sind anders gesetzt als für diesen Lauf.</translation>
    </message>
    <message>
      <source>The training layer '{}' is not there.</source>
      <translation>Der Trainingslayer „{}“ ist nicht vorhanden.</translation>
    </message>
    <message>
      <source>'{}' has no field '{}' any more.</source>
      <translation>„{}“ hat kein Feld „{}“ mehr.</translation>
    </message>
    <message>
      <source>Some of the features that were selected for this run are gone.</source>
      <translation>Einige der Objekte, die für diesen Lauf gewählt waren, gibt es nicht mehr.</translation>
    </message>
    <message>
      <source>'{}' holds no classes any more.</source>
      <translation>„{}“ enthält keine Klassen mehr.</translation>
    </message>
    <message>
      <source>None yet. Each training is listed here, to be shown, compared or repeated.</source>
      <translation>Noch keine. Jedes Training kommt in diese Liste und lässt sich anzeigen, vergleichen oder wiederholen.</translation>
    </message>
    <message>
      <source>Use these settings</source>
      <translation>Einstellungen übernehmen</translation>
    </message>
    <message>
      <source>Use settings</source>
      <translation>Einstellungen übernehmen</translation>
    </message>
    <message>
      <source>Fill the form with the settings of the selected run.</source>
      <translation>Das Formular mit den Einstellungen des gewählten Laufs ausfüllen.</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>Karte zeigen</translation>
    </message>
    <message>
      <source>Add the map of the selected run to the project, with its accuracy on the page “Result”.</source>
      <translation>Die Karte des gewählten Laufs zum Projekt hinzufügen; ihre Genauigkeit steht auf der Seite „Ergebnis“.</translation>
    </message>
    <message>
      <source>Apply the model to other rasters…</source>
      <translation>Das Modell auf andere Raster anwenden…</translation>
    </message>
    <message>
      <source>Apply…</source>
      <translation>Anwenden…</translation>
    </message>
    <message>
      <source>Map one raster or many with the model of the selected run, in a window of its own.</source>
      <translation>Ein Raster oder viele mit dem Modell des gewählten Laufs kartieren, in einem eigenen Fenster.</translation>
    </message>
    <message>
      <source>Compare two runs</source>
      <translation>Zwei Läufe vergleichen</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Select two runs: shows where their maps differ, and in which classes. Saved beside the later map; temporary where that is.</source>
      <translation>Zwei Läufe wählen: zeigt, wo sich ihre Karten unterscheiden und in welchen Klassen. Wird neben der späteren Karte gespeichert; temporär, wo diese es ist.</translation>
    </message>
    <message>
      <source>Delete with files</source>
      <translation>Mit Dateien löschen</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Delete the selected runs and the files they wrote. Asks first.</source>
      <translation>Die gewählten Läufe und die von ihnen geschriebenen Dateien löschen. Fragt vorher.</translation>
    </message>
    <message>
      <source>Runs of this project ({})</source>
      <translation>Läufe dieses Projekts ({})</translation>
    </message>
    <message>
      <source>Runs of this project</source>
      <translation>Läufe dieses Projekts</translation>
    </message>
    <message>
      <source>Comparing {} → {}…</source>
      <translation>{} → {} wird verglichen…</translation>
    </message>
    <message>
      <source>One of the two maps was replaced meanwhile. Compare them again.</source>
      <translation>Eine der beiden Karten wurde inzwischen ersetzt: erneut vergleichen.</translation>
    </message>
    <message>
      <source>Differences: {} → {}</source>
      <translation>Unterschiede: {} → {}</translation>
    </message>
    <message>
      <source>Looking at the files of the runs</source>
      <translation>Die Dateien der Läufe werden angesehen</translation>
    </message>
    <message>
      <source>Another run has overwritten this map.</source>
      <translation>Ein anderer Lauf hat diese Karte überschrieben.</translation>
    </message>
    <message>
      <source>The class map of '{}' is ready.</source>
      <translation>Die Klassenkarte von „{}“ ist fertig.</translation>
    </message>
    <message>
      <source>'{}' is mapped, but its project was closed. The map is '{}'.</source>
      <translation>„{}“ ist kartiert, aber sein Projekt wurde geschlossen. Die Karte ist „{}“.</translation>
    </message>
    <message>
      <source>Training on '{}' was cancelled. Nothing was written.</source>
      <translation>Das Training mit „{}“ wurde abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
      <source>Training on '{}' failed. {}</source>
      <translation>Das Training mit „{}“ ist fehlgeschlagen. {}</translation>
    </message>
    <message>
      <source>The maps made in this project, the latest first. Select one, or two to compare them.</source>
      <translation>Die in diesem Projekt erstellten Karten, die neueste zuerst. Eine wählen, oder zwei, um sie zu vergleichen.</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>OA</source>
      <translation>OA</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Overall accuracy, % of held-out pixels</source>
      <translation>Gesamtgenauigkeit, % der zurückgehaltenen Pixel</translation>
    </message>
    <message>
      <source>The name of its class map</source>
      <translation>Der Name der Klassenkarte</translation>
    </message>
    <message>
      <source>Copy map, model, report and settings to a folder of yours. The project shows the copies from then on.</source>
      <translation>Karte, Modell, Bericht und Einstellungen in einen Ihrer Ordner kopieren. Das Projekt zeigt von da an die Kopien.</translation>
    </message>
    <message>
      <source>temporary</source>
      <translation>temporär</translation>
    </message>
    <message>
      <source>The map is not there any more.</source>
      <translation>Die Karte ist nicht mehr da.</translation>
    </message>
    <message>
      <source>{} nm, band {}</source>
      <translation>{} nm, Kanal {}</translation>
    </message>
    <message>
      <source>Training and map</source>
      <translation>Training und Karte</translation>
    </message>
    <message>
      <source>Solid lines: training data. Dashed lines: mapped classes.</source>
      <translation>Durchgezogene Linien: Trainingsdaten. Gestrichelte Linien: kartierte Klassen.</translation>
    </message>
    <message>
      <source>What the FreeNet panel trains on.</source>
      <translation>Womit das Bedienfeld „FreeNet“ trainiert.</translation>
    </message>
    <message>
      <source>Mapped classes</source>
      <translation>Kartierte Klassen</translation>
    </message>
    <message>
      <source>The pixels that the class map below gives each class.</source>
      <translation>Die Pixel, die die Klassenkarte unten jeder Klasse zuordnet.</translation>
    </message>
    <message>
      <source>Spectra of</source>
      <translation>Spektren von</translation>
    </message>
    <message>
      <source>Whose spectra are shown.</source>
      <translation>Wessen Spektren gezeigt werden.</translation>
    </message>
    <message>
      <source>5 % to 95 %</source>
      <translation>5 % bis 95 %</translation>
    </message>
    <message>
      <source>Nine tenths of the pixels lie within.</source>
      <translation>Neun Zehntel der Pixel liegen darin.</translation>
    </message>
    <message>
      <source>± Standard deviation</source>
      <translation>± Standardabweichung</translation>
    </message>
    <message>
      <source>From the mean to either side.</source>
      <translation>Vom Mittelwert nach beiden Seiten.</translation>
    </message>
    <message>
      <source>Mean alone</source>
      <translation>Nur Mittelwert</translation>
    </message>
    <message>
      <source>Nothing but the lines.</source>
      <translation>Nichts als die Linien.</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>Streuung</translation>
    </message>
    <message>
      <source>How far the pixels of a class spread in each band.</source>
      <translation>Wie weit die Pixel einer Klasse in jedem Kanal streuen.</translation>
    </message>
    <message>
      <source>A class map of this raster; that of the last run at first.</source>
      <translation>Eine Klassenkarte dieses Rasters; zunächst die des letzten Laufs.</translation>
    </message>
    <message>
      <source>Spectrum under the cursor</source>
      <translation>Spektrum unter dem Mauszeiger</translation>
    </message>
    <message>
      <source>Move over the map canvas to see the spectrum of the pixel there, and how likely each class is: from the class probabilities where they were computed (“Where to draw next” does), else from class map and confidence.</source>
      <translation>Mit der Maus über das Kartenfenster fahren: zeigt das Spektrum des Pixels dort und wie wahrscheinlich jede Klasse ist, aus den Klassenwahrscheinlichkeiten, wo diese berechnet wurden (das tut „Wo weiterzeichnen“), sonst aus Klassenkarte und Konfidenz.</translation>
    </message>
    <message>
      <source>Choose a raster in the FreeNet panel.</source>
      <translation>Im Bedienfeld „FreeNet“ ein Raster wählen.</translation>
    </message>
    <message>
      <source>Outside the raster.</source>
      <translation>Außerhalb des Rasters.</translation>
    </message>
    <message>
      <source>FreeNet spectra</source>
      <translation>FreeNet-Spektren</translation>
    </message>
    <message>
      <source>Reading spectra…</source>
      <translation>Spektren werden gelesen…</translation>
    </message>
    <message>
      <source>FreeNet: spectra of {}</source>
      <translation>FreeNet: Spektren von {}</translation>
    </message>
    <message>
      <source>No class to show.</source>
      <translation>Keine Klasse zu zeigen.</translation>
    </message>
    <message>
      <source>All classes</source>
      <translation>Alle Klassen</translation>
    </message>
    <message>
      <source>Show the spectra of all classes, or of none.</source>
      <translation>Die Spektren aller Klassen zeigen oder von keiner.</translation>
    </message>
    <message>
      <source>Untick a class to hide its spectra.</source>
      <translation>Haken entfernen, um die Spektren einer Klasse zu verbergen.</translation>
    </message>
    <message numerus="yes">
      <source>Mapped class: {} pixels looked at</source>
      <translation>
        <numerusform>Kartierte Klasse: {} Pixel betrachtet</numerusform>
        <numerusform>Kartierte Klasse: {} Pixel betrachtet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Training data: {} pixels looked at</source>
      <translation>
        <numerusform>Trainingsdaten: {} Pixel betrachtet</numerusform>
        <numerusform>Trainingsdaten: {} Pixel betrachtet</numerusform>
      </translation>
    </message>
    <message>
      <source>Column {}, row {}</source>
      <translation>Spalte {}, Zeile {}</translation>
    </message>
    <message>
      <source>{}: no data here.</source>
      <translation>{}: hier keine Daten.</translation>
    </message>
    <message>
      <source>no map yet.</source>
      <translation>noch keine Karte.</translation>
    </message>
    <message>
      <source>not classified.</source>
      <translation>nicht klassifiziert.</translation>
    </message>
    <message>
      <source>mapped as {}.</source>
      <translation>kartiert als {}.</translation>
    </message>
    <message>
      <source>mapped as {}, confidence {}.</source>
      <translation>kartiert als {}, Konfidenz {}.</translation>
    </message>
    <message>
      <source>Spectra of the classes</source>
      <translation>Spektren der Klassen</translation>
    </message>
    <message>
      <source>Values of the raster in physical units (stored value x scale + offset of the band), where it tells scale and offset. Bands that training leaves out are shaded. Point at a band to read its values, or go from band to band with the arrow keys.</source>
      <translation>Werte des Rasters in physikalischen Einheiten (gespeicherter Wert x Skalierung + Versatz des Kanals), wo es Skalierung und Versatz angibt. Kanäle, die das Training auslässt, sind schattiert. Auf einen Kanal zeigen, um seine Werte abzulesen, oder mit den Pfeiltasten von Kanal zu Kanal gehen.</translation>
    </message>
    <message>
      <source>Lines: mean of the training data.</source>
      <translation>Linien: Mittelwert der Trainingsdaten.</translation>
    </message>
    <message>
      <source>Dashed lines: mean of the mapped class.</source>
      <translation>Gestrichelte Linien: Mittelwert der kartierten Klasse.</translation>
    </message>
    <message>
      <source>Lines: mean of the training data; dashed: of the mapped class.</source>
      <translation>Linien: Mittelwert der Trainingsdaten; gestrichelt: der kartierten Klasse.</translation>
    </message>
    <message>
      <source>Bands of colour: 5 % to 95 % of the pixels.</source>
      <translation>Farbbänder: 5 % bis 95 % der Pixel.</translation>
    </message>
    <message>
      <source>Bands of colour: mean ± standard deviation.</source>
      <translation>Farbbänder: Mittelwert ± Standardabweichung.</translation>
    </message>
    <message>
      <source>Shaded: left out of training.</source>
      <translation>Schattiert: vom Training ausgenommen.</translation>
    </message>
    <message>
      <source>Under the cursor: {}</source>
      <translation>Unter dem Mauszeiger: {}</translation>
    </message>
    <message>
      <source> (map)</source>
      <translation> (Karte)</translation>
    </message>
    <message>
      <source>{}: cancelled</source>
      <translation>{}: abgebrochen</translation>
    </message>
    <message>
      <source>Good enough</source>
      <translation>Gut genug</translation>
    </message>
    <message>
      <source>End training early and make the map with what has been learnt. The network in training comes to rest within a tenth of its steps, but takes a third of them at least; those still to be trained take a third of theirs. The validated model is kept, and not trained further on all data. The report says so.</source>
      <translation>Das Training vorzeitig beenden und die Karte mit dem bisher Gelernten erstellen. Das Netz, das gerade trainiert wird, kommt innerhalb eines Zehntels seiner Schritte zur Ruhe, braucht aber mindestens ein Drittel davon; noch ausstehende Netze brauchen ein Drittel der ihren. Das validierte Modell bleibt erhalten und wird nicht mit allen Daten weitertrainiert. Der Bericht vermerkt es.</translation>
    </message>
    <message>
      <source>Ending soon…</source>
      <translation>Endet bald…</translation>
    </message>
    <message>
      <source>Shorter: {}.</source>
      <translation>Kürzer: {}.</translation>
    </message>
    <message>
      <source>clip the raster to the area you need, for most of the time goes into the map</source>
      <translation>das Raster auf das benötigte Gebiet zuschneiden, denn die meiste Zeit kostet die Karte</translation>
    </message>
    <message>
      <source>on {device} {time}</source>
      <translation>auf {device} {time}</translation>
    </message>
    <message>
      <source>with the preset {preset} {time}</source>
      <translation>mit der Vorgabe {preset} {time}</translation>
    </message>
    <message>
      <source>with the preset's own number of steps {time}</source>
      <translation>mit der Schrittzahl der Vorgabe {time}</translation>
    </message>
    <message>
      <source>Learning curve</source>
      <translation>Lernkurve</translation>
    </message>
    <message>
      <source>Solid line, left: the loss, how far the network is from its training data; it falls. Dashed line with dots, right: the average accuracy over the classes (AA), on up to 50 held-out pixels of each and at the end on all; it rises. Between the upright lines networks are trained one after the other.</source>
      <translation>Durchgezogene Linie, links: der Verlust, also wie weit das Netz von seinen Trainingsdaten abweicht; er sinkt. Gestrichelte Linie mit Punkten, rechts: die mittlere Genauigkeit der Klassen (AA) an bis zu 50 zurückgehaltenen Pixeln jeder Klasse, am Ende an allen; sie steigt. Zwischen den senkrechten Linien werden Netze nacheinander trainiert.</translation>
    </message>
    <message>
      <source>Step {}</source>
      <translation>Schritt {}</translation>
    </message>
    <message>
      <source>network {}</source>
      <translation>Netz {}</translation>
    </message>
    <message>
      <source>loss {}</source>
      <translation>Verlust {}</translation>
    </message>
    <message numerus="yes">
      <source>Average accuracy rose from {first} to {last} in {count} looks.</source>
      <translation>
        <numerusform>Die mittlere Genauigkeit stieg bei {count} Messung von {first} auf {last}.</numerusform>
        <numerusform>Die mittlere Genauigkeit stieg bei {count} Messungen von {first} auf {last}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Average accuracy fell from {first} to {last} in {count} looks.</source>
      <translation>
        <numerusform>Die mittlere Genauigkeit sank bei {count} Messung von {first} auf {last}.</numerusform>
        <numerusform>Die mittlere Genauigkeit sank bei {count} Messungen von {first} auf {last}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>Average accuracy</source>
      <translation>Mittlere Genauigkeit</translation>
    </message>
    <message>
      <source>step {}</source>
      <translation>Schritt {}</translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are used.</source>
      <translation>
        <numerusform>{used} von {all} Kanälen wird benutzt.</numerusform>
        <numerusform>{used} von {all} Kanälen werden benutzt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Bands left out: {}</source>
      <translation>Ausgelassene Kanäle: {}</translation>
    </message>
    <message>
      <source>These files in '{}' exist already. Overwrite them?</source>
      <translation>Diese Dateien in „{}“ gibt es schon. Überschreiben?</translation>
    </message>
    <message>
      <source>The results are in '{}' instead.</source>
      <translation>Die Ergebnisse liegen stattdessen in „{}“.</translation>
    </message>
    <message>
      <source>FreeNet preview</source>
      <translation>FreeNet-Vorschau</translation>
    </message>
    <message>
      <source>Progress of the training</source>
      <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
      <source>Preview on the map</source>
      <translation>Vorschau auf der Karte</translation>
    </message>
    <message>
      <source>Show the map as it would be now above the raster, every few seconds. It goes when the run ends.</source>
      <translation>Alle paar Sekunden über dem Raster zeigen, wie die Karte jetzt aussähe. Verschwindet, wenn der Lauf endet.</translation>
    </message>
    <message>
      <source>The class map would overwrite the raster '{}' itself.</source>
      <translation>Die Klassenkarte würde das Raster „{}“ selbst überschreiben.</translation>
    </message>
    <message>
      <source>Choose another name for it.</source>
      <translation>Einen anderen Namen dafür wählen.</translation>
    </message>
    <message>
      <source>FreeNet: train on {}</source>
      <translation>FreeNet: Training auf {}</translation>
    </message>
    <message>
      <source>{} left</source>
      <translation>noch {}</translation>
    </message>
    <message>
      <source>a few seconds</source>
      <translation>wenige Sekunden</translation>
    </message>
    <message>
      <source>about {}</source>
      <translation>etwa {}</translation>
    </message>
    <message>
      <source>up to {}</source>
      <translation>bis zu {}</translation>
    </message>
    <message>
      <source>{} to {}</source>
      <translation>{} bis {}</translation>
    </message>
    <message>
      <source>{} s</source>
      <translation>{} s</translation>
    </message>
    <message>
      <source>{} min</source>
      <translation>{} min</translation>
    </message>
    <message>
      <source>{} h {} min</source>
      <translation>{} h {} min</translation>
    </message>
    <message>
      <source>{}, folded</source>
      <translation>{}, zugeklappt</translation>
    </message>
    <message>
      <source>{}, unfolded</source>
      <translation>{}, aufgeklappt</translation>
    </message>
    <message>
      <source>FreeNet: what went wrong</source>
      <translation>FreeNet: was schiefgegangen ist</translation>
    </message>
    <message>
      <source>Caution: {}</source>
      <translation>Achtung: {}</translation>
    </message>
    <message>
      <source>Show all ({})</source>
      <translation>Alle zeigen ({})</translation>
    </message>
    <message>
      <source>No browser or other program could be opened. The address is:</source>
      <translation>Es ließ sich kein Browser und kein anderes Programm öffnen. Die Adresse ist:</translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels claimed by two classes: left out ({pairs}).</source>
      <translation>
        <numerusform>{count} Pixel wird von zwei Klassen beansprucht: ausgelassen ({pairs}).</numerusform>
        <numerusform>{count} Pixel werden von zwei Klassen beansprucht: ausgelassen ({pairs}).</numerusform>
      </translation>
    </message>
    <message>
      <source>{} and {} {}</source>
      <translation>{} und {} {}</translation>
    </message>
    <message>
      <source>The values {values} of {raster} have one name, '{name}', and count as one class.</source>
      <translation>Die Werte {values} von {raster} haben denselben Namen, „{name}“, und zählen als eine Klasse.</translation>
    </message>
    <message>
      <source>{name} with {other}</source>
      <translation>{name} mit {other}</translation>
    </message>
    <message>
      <source>No class name of the reference agrees with one of the map, so classes are matched by value: {pairs}. Where that is wrong, call the classes as the map does.</source>
      <translation>Kein Klassenname der Referenz stimmt mit einem der Karte überein, daher werden Klassen nach dem Wert zugeordnet: {pairs}. Wo das falsch ist, die Klassen wie in der Karte nennen.</translation>
    </message>
    <message numerus="yes">
      <source>The map does not have the classes {classes}; their reference counts as wrong.</source>
      <translation>
        <numerusform>Die Karte hat keine Klasse {classes}; deren Referenz zählt als falsch.</numerusform>
        <numerusform>Die Karte hat die Klassen {classes} nicht; deren Referenz zählt als falsch.</numerusform>
      </translation>
    </message>
    <message>
      <source>Model and training data have more than {most} classes together.</source>
      <translation>Modell und Trainingsdaten haben zusammen mehr als {most} Klassen.</translation>
    </message>
    <message>
      <source>Merge some of them.</source>
      <translation>Einige davon zusammenführen.</translation>
    </message>
    <message>
      <source>With those of '{layer}' there are more than {most} classes.</source>
      <translation>Mit denen von „{layer}“ sind es mehr als {most} Klassen.</translation>
    </message>
    <message>
      <source>{name} is {other}</source>
      <translation>{name} ist {other}</translation>
    </message>
    <message>
      <source>Classes of '{layer}' are matched by their value: {pairs}.</source>
      <translation>Klassen von „{layer}“ werden nach dem Wert zugeordnet: {pairs}.</translation>
    </message>
    <message>
      <source>No class of '{layer}' has the name of one of the scenes before it, so all are taken for further classes: {names}. If they are the same classes, choose a field with the same names.</source>
      <translation>Keine Klasse von „{layer}“ heißt wie eine der Szenen davor, daher gelten alle als weitere Klassen: {names}. Wenn es dieselben Klassen sind, ein Feld mit denselben Namen wählen.</translation>
    </message>
    <message>
      <source>'{layer}' has only one class on '{image}', {name}; training needs at least 2 classes.</source>
      <translation>„{layer}“ hat auf „{image}“ nur eine Klasse, {name}; zum Trainieren braucht es mindestens 2 Klassen.</translation>
    </message>
    <message>
      <source>Choose a raster with more classes, or erode its patches less.</source>
      <translation>Ein Raster mit mehr Klassen wählen oder von seinen Teilflächen weniger Rand wegnehmen.</translation>
    </message>
    <message>
      <source>'{image}' has no data where '{layer}' has classes.</source>
      <translation>„{image}“ hat keine Daten, wo „{layer}“ Klassen hat.</translation>
    </message>
    <message>
      <source>Where '{layer}' has classes, '{image}' has no data, or area of interest and mask leave it out.</source>
      <translation>Wo „{layer}“ Klassen hat, hat „{image}“ keine Daten, oder Untersuchungsgebiet und Maske lassen es aus.</translation>
    </message>
    <message>
      <source>Choose a raster with classes where the image has data.</source>
      <translation>Ein Raster wählen, das Klassen hat, wo das Bild Daten hat.</translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of '{layer}' where '{image}' has no data: left out.</source>
      <translation>
        <numerusform>{count} Pixel von „{layer}“, wo „{image}“ keine Daten hat: ausgelassen.</numerusform>
        <numerusform>{count} Pixel von „{layer}“, wo „{image}“ keine Daten hat: ausgelassen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of '{layer}' outside the area of interest, masked or without data: left out.</source>
      <translation>
        <numerusform>{count} Pixel von „{layer}“ außerhalb des Untersuchungsgebiets, maskiert oder ohne Daten: ausgelassen.</numerusform>
        <numerusform>{count} Pixel von „{layer}“ außerhalb des Untersuchungsgebiets, maskiert oder ohne Daten: ausgelassen.</numerusform>
      </translation>
    </message>
    <message>
      <source>At most {most} pixels of each class: {left} of {count} are trained on, drawn with the seed {seed}.</source>
      <translation>Höchstens {most} Pixel je Klasse: Trainiert wird mit {left} von {count}, gezogen mit dem Startwert {seed}.</translation>
    </message>
    <message>
      <source>'{layer}' has no class where '{image}' lies: it lies elsewhere, or holds 0 or no data there.</source>
      <translation>„{layer}“ hat keine Klasse, wo „{image}“ liegt: Es liegt woanders, oder dort steht 0 oder nichts.</translation>
    </message>
    <message>
      <source>Choose a raster with classes of the same place, and check that both have the right CRS.</source>
      <translation>Ein Raster mit Klassen vom selben Ort wählen und prüfen, ob beide das richtige KBS haben.</translation>
    </message>
    <message numerus="yes">
      <source>'{name}' holds 0 in {count} pixels: nothing is taken to be known there.</source>
      <translation>
        <numerusform>„{name}“ hat in {count} Pixel den Wert 0: Dort gilt nichts als bekannt.</numerusform>
        <numerusform>„{name}“ hat in {count} Pixeln den Wert 0: Dort gilt nichts als bekannt.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{name}' has more than {most} classes.</source>
      <translation>„{name}“ hat mehr als {most} Klassen.</translation>
    </message>
    <message>
      <source>The value 0 of '{name}' is a class; in the map it gets the value {value}, for 0 means 'not classified'.</source>
      <translation>Der Wert 0 von „{name}“ ist eine Klasse; in der Karte bekommt sie den Wert {value}, denn 0 heißt „nicht klassifiziert“.</translation>
    </message>
    <message numerus="yes">
      <source>Nothing is left of the patches of '{layer}' on the image when they are eroded by {count} pixels.</source>
      <translation>
        <numerusform>Von den Teilflächen von „{layer}“ auf dem Bild bleibt nichts übrig, wenn {count} Pixel Rand wegfällt.</numerusform>
        <numerusform>Von den Teilflächen von „{layer}“ auf dem Bild bleibt nichts übrig, wenn {count} Pixel Rand wegfallen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Erode them by fewer pixels.</source>
      <translation>Weniger Pixel Rand wegnehmen.</translation>
    </message>
    <message numerus="yes">
      <source>Patches eroded by {count} pixels: {left} of {total} pixels are left.</source>
      <translation>
        <numerusform>Teilflächen um {count} Pixel Rand verkleinert: {left} von {total} Pixeln bleiben.</numerusform>
        <numerusform>Teilflächen um {count} Pixel Rand verkleinert: {left} von {total} Pixeln bleiben.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>No patch is wide enough for that of {count} classes, which are left out: {names}.</source>
      <translation>
        <numerusform>Von {count} Klasse ist keine Teilfläche breit genug dafür; sie fällt weg: {names}.</numerusform>
        <numerusform>Von {count} Klassen ist keine Teilfläche breit genug dafür; sie fallen weg: {names}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Features of '{}' have no class in the field '{}': {}.</source>
      <translation>Objekte von „{}“ haben keine Klasse im Feld „{}“: {}.</translation>
    </message>
    <message>
      <source>Give each a class, delete it, or use selected features only.</source>
      <translation>Jedem eine Klasse geben, es löschen oder nur gewählte Objekte verwenden.</translation>
    </message>
    <message>
      <source>Points of '{}' take all pixels whose centre is within {}.</source>
      <translation>Punkte in „{}“ nehmen alle Pixel, deren Mitte nicht weiter entfernt ist als {}.</translation>
    </message>
    <message numerus="yes">
      <source>{} pixels</source>
      <translation>
        <numerusform>{} Pixel</numerusform>
        <numerusform>{} Pixel</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} metres</source>
      <translation>
        <numerusform>{} Meter</numerusform>
        <numerusform>{} Meter</numerusform>
      </translation>
    </message>
    <message>
      <source>Features of '{}' have the class 0 in the field '{}': {}.</source>
      <translation>Objekte von „{}“ haben die Klasse 0 im Feld „{}“: {}.</translation>
    </message>
    <message>
      <source>0 stands for 'not classified' in the map; give them another number.</source>
      <translation>0 steht in der Karte für „nicht klassifiziert“; eine andere Zahl vergeben.</translation>
    </message>
    <message>
      <source>All features of '{}' belong to one class, '{}'.</source>
      <translation>Alle Objekte von „{}“ gehören zu einer Klasse, „{}“.</translation>
    </message>
    <message>
      <source>Draw some of another class, too, or choose another class field.</source>
      <translation>Auch etwas von einer anderen Klasse zeichnen oder ein anderes Klassenfeld wählen.</translation>
    </message>
    <message>
      <source>No field is given that holds the classes of '{}'.</source>
      <translation>Es ist kein Feld angegeben, das die Klassen von „{}“ enthält.</translation>
    </message>
    <message>
      <source>There are: {}.</source>
      <translation>Vorhanden sind: {}.</translation>
    </message>
    <message>
      <source>'{}' has no field '{}'.</source>
      <translation>„{}“ hat kein Feld „{}“.</translation>
    </message>
    <message>
      <source>Choose the field that holds the class; there are: {}.</source>
      <translation>Das Feld wählen, das die Klasse enthält; vorhanden sind: {}.</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>Choose the field that names the zones; there are: {}.</source>
      <translation>Das Feld wählen, das die Zonen benennt; es gibt: {}.</translation>
    </message>
    <message>
      <source>'{}' holds neither polygons, lines nor points.</source>
      <translation>„{}“ enthält weder Polygone noch Linien noch Punkte.</translation>
    </message>
    <message>
      <source>Choose a layer of polygons, lines or points.</source>
      <translation>Einen Layer mit Polygonen, Linien oder Punkten wählen.</translation>
    </message>
    <message>
      <source>'{}' holds no polygons.</source>
      <translation>„{}“ enthält keine Polygone.</translation>
    </message>
    <message>
      <source>Choose a layer of polygons.</source>
      <translation>Einen Layer mit Polygonen wählen.</translation>
    </message>
    <message>
      <source>'{}' holds neither polygons nor points.</source>
      <translation>„{}“ enthält weder Polygone noch Punkte.</translation>
    </message>
    <message>
      <source>Choose a layer of polygons or points, or a raster.</source>
      <translation>Einen Layer mit Polygonen oder Punkten wählen oder ein Raster.</translation>
    </message>
    <message>
      <source>No feature of '{}' has a usable geometry.</source>
      <translation>Kein Objekt von „{}“ hat eine brauchbare Geometrie.</translation>
    </message>
    <message>
      <source>Mend them with Vector geometry &gt; Fix geometries, or draw them again.</source>
      <translation>Mit Vektorgeometrie &gt; Geometrien reparieren beheben oder neu zeichnen.</translation>
    </message>
    <message>
      <source>Draw a few polygons, lines or points of every class you want to map.</source>
      <translation>Einige Polygone, Linien oder Punkte jeder Klasse zeichnen, die kartiert werden soll.</translation>
    </message>
    <message>
      <source>Choose a layer that holds what is known to be true.</source>
      <translation>Einen Layer wählen, der enthält, was als wahr bekannt ist.</translation>
    </message>
    <message>
      <source>Choose a layer that holds the area.</source>
      <translation>Einen Layer wählen, der das Gebiet enthält.</translation>
    </message>
    <message>
      <source>Choose a layer of districts, parcels or the like.</source>
      <translation>Einen Layer mit Bezirken, Flurstücken oder dergleichen wählen.</translation>
    </message>
    <message>
      <source>'{}' has no features.</source>
      <translation>„{}“ hat keine Objekte.</translation>
    </message>
    <message>
      <source>The field '{}' of '{}' holds neither text nor numbers ({}).</source>
      <translation>Das Feld „{}“ von „{}“ enthält weder Text noch Zahlen ({}).</translation>
    </message>
    <message>
      <source>Features of '{}' cannot be transformed from {} to the raster's {}: {}.</source>
      <translation>Objekte von „{}“ lassen sich nicht von {} in das KBS {} des Rasters transformieren: {}.</translation>
    </message>
    <message>
      <source>Check that both coordinate reference systems are right, and that these features lie within the raster's: neither around a pole nor across where it ends, mostly the antimeridian.</source>
      <translation>Prüfen, ob beide Koordinatenbezugssysteme richtig sind und diese Objekte in dem des Rasters liegen: weder um einen Pol noch über sein Ende hinweg, meist die Datumsgrenze.</translation>
    </message>
    <message>
      <source>Features of '{}' without a usable geometry were left out: {}.</source>
      <translation>Objekte von „{}“ ohne brauchbare Geometrie wurden ausgelassen: {}.</translation>
    </message>
    <message>
      <source>Features of '{}' with an invalid geometry were repaired: {}.</source>
      <translation>Objekte von „{}“ mit ungültiger Geometrie wurden repariert: {}.</translation>
    </message>
    <message>
      <source>Only polygons of '{layer}' are used; left out: {others}.</source>
      <translation>Von „{layer}“ werden nur Polygone verwendet; ausgelassen: {others}.</translation>
    </message>
    <message>
      <source>Only lines of '{layer}' are used; left out: {others}.</source>
      <translation>Nur Linien von „{layer}“ werden verwendet; ausgelassen: {others}.</translation>
    </message>
    <message>
      <source>Only points of '{layer}' are used; left out: {others}.</source>
      <translation>Von „{layer}“ werden nur Punkte verwendet; ausgelassen: {others}.</translation>
    </message>
    <message>
      <source>Of features of '{layer}' that are of several kinds, these are left out: {others}.</source>
      <translation>Von Objekten in „{layer}“, die aus mehreren Arten bestehen, bleiben ausgelassen: {others}.</translation>
    </message>
    <message numerus="yes">
      <source>Only {} of the {} features of '{}' are used, those selected.</source>
      <translation>
        <numerusform>Nur {} der {} Objekte von „{}“ wird verwendet, das gewählte.</numerusform>
        <numerusform>Nur {} der {} Objekte von „{}“ werden verwendet, die gewählten.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} classes of '{layer}' are left out of training: {classes}.</source>
      <translation>
        <numerusform>{count} Klasse von „{layer}“ ist vom Training ausgenommen: {classes}.</numerusform>
        <numerusform>{count} Klassen von „{layer}“ sind vom Training ausgenommen: {classes}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Names in the field '{}' of '{}' that look the same are one class, with so many features each: {}.</source>
      <translation>Namen im Feld „{}“ von „{}“, die gleich aussehen, sind eine Klasse, mit jeweils so vielen Objekten: {}.</translation>
    </message>
    <message>
      <source>{} and {}</source>
      <translation>{} und {}</translation>
    </message>
    <message>
      <source>Classes in the field '{}' of '{}' have names that differ in letter case or the like only: {}. Merge them if they are the same.</source>
      <translation>Klassen im Feld „{}“ von „{}“ haben Namen, die sich nur in Groß- und Kleinschreibung oder dergleichen unterscheiden: {}. Zusammenführen, wenn es dieselben sind.</translation>
    </message>
    <message>
      <source>patch at {x}, {y}</source>
      <translation>Teilfläche bei {x}, {y}</translation>
    </message>
    <message>
      <source>'{layer}' has {count} patches on the image, of which {most} at most can be checked one by one.</source>
      <translation>„{layer}“ hat {count} Teilflächen auf dem Bild; einzeln prüfen lassen sich höchstens {most}.</translation>
    </message>
    <message>
      <source>Erode its patches, so that small ones are left out, or choose a raster of larger patches.</source>
      <translation>Die Teilflächen verkleinern, sodass kleine wegfallen, oder ein Raster mit größeren Teilflächen wählen.</translation>
    </message>
    <message>
      <source>{} wholly claimed by another class, too ({})</source>
      <translation>{} ganz auch von einer anderen Klasse beansprucht ({})</translation>
    </message>
    <message>
      <source>{} claimed by another class</source>
      <translation>{} von einer anderen Klasse beansprucht</translation>
    </message>
    <message>
      <source>{} off the raster</source>
      <translation>{} außerhalb des Rasters</translation>
    </message>
    <message>
      <source>{} outside the area of interest</source>
      <translation>{} außerhalb des Untersuchungsgebiets</translation>
    </message>
    <message>
      <source>{} too small to cover a pixel centre</source>
      <translation>{} zu klein, um eine Pixelmitte zu bedecken</translation>
    </message>
    <message>
      <source>{} under others of the class</source>
      <translation>{} unter anderen der Klasse</translation>
    </message>
    <message>
      <source>{} where the mask leaves pixels out</source>
      <translation>{} wo die Maske Pixel auslässt</translation>
    </message>
    <message>
      <source>{} where the raster has no data</source>
      <translation>{} wo das Raster keine Daten hat</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie off the raster</source>
      <translation>
        <numerusform>{features}, davon {count} außerhalb des Rasters</numerusform>
        <numerusform>{features}, davon {count} außerhalb des Rasters</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie outside the area of interest</source>
      <translation>
        <numerusform>{features}, davon {count} außerhalb des Untersuchungsgebiets</numerusform>
        <numerusform>{features}, davon {count} außerhalb des Untersuchungsgebiets</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} are too small to cover a pixel centre ('all touched' would include them)</source>
      <translation>
        <numerusform>{features}, davon {count} zu klein, um eine Pixelmitte zu bedecken; mit allen berührten Pixeln geht es ohne</numerusform>
        <numerusform>{features}, davon {count} zu klein, um eine Pixelmitte zu bedecken; mit allen berührten Pixeln geht es ohne</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} share every pixel with another class</source>
      <translation>
        <numerusform>{features}, davon {count} ohne ein Pixel, das nicht auch eine andere Klasse beansprucht</numerusform>
        <numerusform>{features}, davon {count} ohne ein Pixel, das nicht auch eine andere Klasse beansprucht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie wholly under others of their class</source>
      <translation>
        <numerusform>{features}, davon {count} ganz unter anderen der gleichen Klasse</numerusform>
        <numerusform>{features}, davon {count} ganz unter anderen der gleichen Klasse</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie where the mask leaves pixels out</source>
      <translation>
        <numerusform>{features}, davon {count}, wo die Maske Pixel auslässt</numerusform>
        <numerusform>{features}, davon {count}, wo die Maske Pixel auslässt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie where the raster has no data</source>
      <translation>
        <numerusform>{features}, davon {count}, wo das Raster keine Daten hat</numerusform>
        <numerusform>{features}, davon {count}, wo das Raster keine Daten hat</numerusform>
      </translation>
    </message>
    <message>
      <source>Check that layer and raster show the same place and have the right CRS.</source>
      <translation>Prüfen, ob Layer und Raster denselben Ort zeigen und das richtige KBS haben.</translation>
    </message>
    <message>
      <source>Draw some inside the area, or choose a larger area.</source>
      <translation>Welche innerhalb des Gebiets zeichnen oder ein größeres Gebiet wählen.</translation>
    </message>
    <message>
      <source>Draw some where the mask leaves nothing out, or leave out fewer of its values.</source>
      <translation>Welche zeichnen, wo die Maske nichts auslässt, oder weniger ihrer Werte auslassen.</translation>
    </message>
    <message>
      <source>Choose 'all touched' for polygons smaller than a pixel, or draw larger ones.</source>
      <translation>Für Polygone, die kleiner als ein Pixel sind, alle berührten Pixel verwenden, oder größere zeichnen.</translation>
    </message>
    <message>
      <source>Let features of different classes share no pixel.</source>
      <translation>Objekte verschiedener Klassen so zeichnen, dass sie kein Pixel teilen.</translation>
    </message>
    <message>
      <source>Draw some where the raster has data, or leave these out with 'selected features only'.</source>
      <translation>Etwas zeichnen, wo das Raster Daten hat, oder diese mit „Nur gewählte Objekte“ auslassen.</translation>
    </message>
    <message>
      <source>the map</source>
      <translation>der Karte</translation>
    </message>
    <message>
      <source>No class of '{layer}' ({classes}) is among those of the map ({others}).</source>
      <translation>Keine Klasse von „{layer}“ ({classes}) ist unter denen der Karte ({others}).</translation>
    </message>
    <message>
      <source>Choose the field that holds the map's class names or values.</source>
      <translation>Das Feld wählen, das die Klassennamen oder -werte der Karte enthält.</translation>
    </message>
    <message>
      <source>Map and reference have {count} classes together, {most} is the most.</source>
      <translation>Karte und Referenz haben zusammen {count} Klassen, höchstens {most} sind möglich.</translation>
    </message>
    <message>
      <source>The reference raster '{name}' has no coordinate reference system, and the map has one.</source>
      <translation>Das Referenzraster „{name}“ hat kein Koordinatenbezugssystem, die Karte aber hat eines.</translation>
    </message>
    <message>
      <source>The map has no coordinate reference system, and the reference raster '{name}' has one.</source>
      <translation>Die Karte hat kein Koordinatenbezugssystem, das Referenzraster „{name}“ aber hat eines.</translation>
    </message>
    <message>
      <source>The reference raster '{name}' is in another coordinate reference system than the map.</source>
      <translation>Das Referenzraster „{name}“ hat ein anderes Koordinatenbezugssystem als die Karte.</translation>
    </message>
    <message>
      <source>Warp it to the map's grid first, or set the right one under Layer &gt; Set CRS of Layer(s).</source>
      <translation>Es zuerst auf das Gitter der Karte transformieren oder das richtige setzen unter Layer &gt; KBS von Layer(n) setzen.</translation>
    </message>
    <message>
      <source>The reference raster '{name}' is not on the grid of the map.</source>
      <translation>Das Referenzraster „{name}“ liegt nicht auf dem Gitter der Karte.</translation>
    </message>
    <message>
      <source>Warp it to the map's grid first.</source>
      <translation>Es zuerst auf das Gitter der Karte transformieren.</translation>
    </message>
    <message numerus="yes">
      <source>0 is a class of the reference '{name}'; the map holds 0 in {count} pixels and does not say whether it is one there.</source>
      <translation>
        <numerusform>0 ist eine Klasse der Referenz „{name}“; die Karte hat in {count} Pixel den Wert 0 und sagt nicht, ob er dort eine ist.</numerusform>
        <numerusform>0 ist eine Klasse der Referenz „{name}“; die Karte hat in {count} Pixeln den Wert 0 und sagt nicht, ob er dort eine ist.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>0 is a class of the map; the reference '{name}' holds 0 in {count} pixels and does not say whether it is one there.</source>
      <translation>
        <numerusform>0 ist eine Klasse der Karte; die Referenz „{name}“ hat in {count} Pixel den Wert 0 und sagt nicht, ob er dort eine ist.</numerusform>
        <numerusform>0 ist eine Klasse der Karte; die Referenz „{name}“ hat in {count} Pixeln den Wert 0 und sagt nicht, ob er dort eine ist.</numerusform>
      </translation>
    </message>
    <message>
      <source>Set its nodata value: 0 where 0 means that nothing is known, else a value that is no class, such as 255. Or give the value 0 a name.</source>
      <translation>Den Nodata-Wert setzen: 0, wenn 0 bedeutet, dass nichts bekannt ist, sonst einen Wert, der keine Klasse ist, etwa 255. Oder dem Wert 0 einen Namen geben.</translation>
    </message>
    <message numerus="yes">
      <source>The map holds 0 in {count} pixels of the reference; that counts as no class. {how}</source>
      <translation>
        <numerusform>Die Karte hat in {count} Pixel der Referenz den Wert 0; das zählt als keine Klasse. {how}</numerusform>
        <numerusform>Die Karte hat in {count} Pixeln der Referenz den Wert 0; das zählt als keine Klasse. {how}</numerusform>
      </translation>
    </message>
    <message>
      <source>No pixel of the class map has a reference in '{layer}'.</source>
      <translation>Kein Pixel der Klassenkarte hat eine Referenz in „{layer}“.</translation>
    </message>
    <message>
      <source>Check that both show the same place and have the right CRS; for polygons smaller than a pixel choose 'all touched'.</source>
      <translation>Prüfen, ob beide denselben Ort zeigen und das richtige KBS haben; bei Polygonen, die kleiner als ein Pixel sind, alle berührten Pixel verwenden.</translation>
    </message>
    <message numerus="yes">
      <source>The map has no class at any of the {count} pixels of the reference '{layer}': it holds 0 or no data there.</source>
      <translation>
        <numerusform>Die Karte hat an dem einen Pixel der Referenz „{layer}“ keine Klasse: Dort steht 0 oder Nodata.</numerusform>
        <numerusform>Die Karte hat an keinem der {count} Pixel der Referenz „{layer}“ eine Klasse: Dort steht 0 oder Nodata.</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a map of the place where the reference is.</source>
      <translation>Eine Karte des Ortes wählen, an dem die Referenz liegt.</translation>
    </message>
    <message>
      <source>'{layer}' has only one class, training needs at least 2 classes.</source>
      <translation>„{layer}“ hat nur eine Klasse, das Training braucht mindestens 2.</translation>
    </message>
    <message>
      <source>Draw some of another class, or choose the field that holds the classes.</source>
      <translation>Etwas von einer anderen Klasse zeichnen oder das Feld wählen, das die Klassen enthält.</translation>
    </message>
    <message>
      <source>'{layer}' takes no pixel of '{raster_name}': of {features} {causes}.</source>
      <translation>„{layer}“ nimmt kein Pixel von „{raster_name}“ ein: {features}, davon {causes}.</translation>
    </message>
    <message numerus="yes">
      <source>{count} classes of '{layer}' have no pixel to train on: {names}.</source>
      <translation>
        <numerusform>Eine Klasse von „{layer}“ hat kein Pixel zum Trainieren: {names}.</numerusform>
        <numerusform>{count} Klassen von „{layer}“ haben kein Pixel zum Trainieren: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} labelled pixels without data: left out ({classes}).</source>
      <translation>
        <numerusform>{count} Pixel mit Klasse, aber ohne Daten: ausgelassen ({classes}).</numerusform>
        <numerusform>{count} Pixel mit Klasse, aber ohne Daten: ausgelassen ({classes}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} labelled pixels outside the area of interest, masked or without data: left out ({classes}).</source>
      <translation>
        <numerusform>{count} Pixel mit Klasse liegt außerhalb des Untersuchungsgebiets, ist maskiert oder ohne Daten: ausgelassen ({classes}).</numerusform>
        <numerusform>{count} Pixel mit Klasse liegen außerhalb des Untersuchungsgebiets, sind maskiert oder ohne Daten: ausgelassen ({classes}).</numerusform>
      </translation>
    </message>
    <message>
      <source>The radius around points has no effect: there are no points.</source>
      <translation>Der Radius um Punkte hat keine Wirkung: Es gibt keine Punkte.</translation>
    </message>
    <message>
      <source>Taking all pixels that polygons touch has no effect: there are no polygons.</source>
      <translation>Alle von Polygonen berührten Pixel zu nehmen, hat keine Wirkung: Es gibt keine Polygone.</translation>
    </message>
    <message>
      <source>Zones of '{}' with one name are kept apart by the number of their feature: {}. To have them as one, dissolve the layer by that field first.</source>
      <translation>Zonen von „{}“ mit gleichem Namen werden durch die Nummer ihres Objekts auseinandergehalten: {}. Um sie als eine zu haben, den Layer vorher nach diesem Feld auflösen.</translation>
    </message>
    <message>
      <source>No zone of '{}' has a place in the coordinate system of the map.</source>
      <translation>Keine Zone von „{}“ hat im Koordinatensystem der Karte einen Ort.</translation>
    </message>
    <message>
      <source>Cut them to the surroundings of the map, and check the coordinate reference systems of both.</source>
      <translation>Die Zonen auf die Umgebung der Karte zuschneiden und die Koordinatenbezugssysteme beider prüfen.</translation>
    </message>
    <message>
      <source>Zones of '{}' that have no place in the coordinate system of the map were left out: {}.</source>
      <translation>Zonen von „{}“, die im Koordinatensystem der Karte keinen Platz haben, wurden weggelassen: {}.</translation>
    </message>
    <message>
      <source>No feature of '{}' is selected.</source>
      <translation>Kein Objekt von „{}“ ist gewählt.</translation>
    </message>
    <message>
      <source>Select some of each class, or turn 'Selected features only' off.</source>
      <translation>Von jeder Klasse einige wählen oder „Nur gewählte Objekte“ ausschalten.</translation>
    </message>
    <message>
      <source>Select some, or turn 'Selected features only' off.</source>
      <translation>Einige wählen oder „Nur gewählte Objekte“ ausschalten.</translation>
    </message>
    <message>
      <source>Text of '{}' looks like UTF-8 that was read as {} ({}). If so, set the encoding UTF-8 under Layer Properties &gt; Source.</source>
      <translation>Text von „{}“ sieht aus wie UTF-8, das als {} gelesen wurde ({}). Wenn dem so ist, die Kodierung UTF-8 setzen unter Layereigenschaften &gt; Quelle.</translation>
    </message>
    <message>
      <source>another encoding</source>
      <translation>eine andere Kodierung</translation>
    </message>
    <message>
      <source>Reading the features of '{}'</source>
      <translation>Objekte von „{}“ werden gelesen</translation>
    </message>
    <message>
      <source>Text of '{}' cannot be read with the encoding {}, which it was opened with: '{}'.</source>
      <translation>Text von „{}“ lässt sich mit der Kodierung {}, mit der er geöffnet wurde, nicht lesen: „{}“.</translation>
    </message>
    <message>
      <source>Set the right one under Layer Properties &gt; Source &gt; Data source encoding; {} is that of Western Europe.</source>
      <translation>Die richtige setzen unter Layereigenschaften &gt; Quelle &gt; Datenquellenkodierung; {} ist die Westeuropas.</translation>
    </message>
    <message>
      <source>QGIS draws '{}' {} pixels beside where its features are used, by '{}'. To have them used where they are drawn, choose an operation under Project &gt; Properties &gt; Transformations.</source>
      <translation>QGIS zeichnet „{}“ {} Pixel neben der Stelle, an der die Objekte verwendet werden, mit „{}“. Damit sie dort verwendet werden, wo sie gezeichnet sind, eine Operation wählen unter Projekt &gt; Eigenschaften &gt; Transformationen.</translation>
    </message>
    <message>
      <source>{} (not saved)</source>
      <translation>{} (nicht gespeichert)</translation>
    </message>
    <message>
      <source>Stopped: {}</source>
      <translation>Angehalten: {}</translation>
    </message>
    <message>
      <source>Mend its data source, or load it again.</source>
      <translation>Seine Datenquelle reparieren oder es neu laden.</translation>
    </message>
    <message>
      <source>'{}' is not a raster that GDAL reads.</source>
      <translation>„{}“ ist kein Raster, das GDAL liest.</translation>
    </message>
    <message>
      <source>Save it as GeoTIFF (Export &gt; Save As…) and use that layer.</source>
      <translation>Als GeoTIFF speichern (Exportieren &gt; Speichern als…) und diesen Layer verwenden.</translation>
    </message>
    <message>
      <source>Checking the geometries of '{}'</source>
      <translation>Geometrien von „{}“ werden geprüft</translation>
    </message>
    <message>
      <source>All classes of '{}' are left out of training.</source>
      <translation>Alle Klassen von „{}“ sind vom Training ausgenommen.</translation>
    </message>
    <message>
      <source>Tick two or more of them.</source>
      <translation>Bei mindestens zwei davon den Haken setzen.</translation>
    </message>
    <message>
      <source>clouds</source>
      <translation>Wolken</translation>
    </message>
    <message>
      <source>near clouds</source>
      <translation>neben Wolken</translation>
    </message>
    <message>
      <source>cirrus</source>
      <translation>Zirren</translation>
    </message>
    <message>
      <source>thin cirrus</source>
      <translation>dünne Zirren</translation>
    </message>
    <message>
      <source>medium cirrus</source>
      <translation>mittlere Zirren</translation>
    </message>
    <message>
      <source>thick cirrus</source>
      <translation>dichte Zirren</translation>
    </message>
    <message>
      <source>cloud shadows</source>
      <translation>Wolkenschatten</translation>
    </message>
    <message>
      <source>haze</source>
      <translation>Dunst</translation>
    </message>
    <message>
      <source>snow</source>
      <translation>Schnee</translation>
    </message>
    <message>
      <source>water</source>
      <translation>Wasser</translation>
    </message>
    <message>
      <source>land</source>
      <translation>Land</translation>
    </message>
    <message>
      <source>background</source>
      <translation>Hintergrund</translation>
    </message>
    <message>
      <source>dark areas</source>
      <translation>dunkle Flächen</translation>
    </message>
    <message>
      <source>unclassified</source>
      <translation>nicht klassifiziert</translation>
    </message>
    <message>
      <source>defects</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>no data</source>
      <translation>keine Daten</translation>
    </message>
    <message>
      <source>It is not known which values of the mask '{name}' are to be left out.</source>
      <translation>Es ist nicht bekannt, welche Werte der Maske „{name}“ ausgelassen werden sollen.</translation>
    </message>
    <message>
      <source>not {values}</source>
      <translation>nicht {values}</translation>
    </message>
    <message>
      <source>{preset} tells nothing of '{word}'.</source>
      <translation>{preset} sagt nichts über „{word}“.</translation>
    </message>
    <message>
      <source>It tells of: {words}.</source>
      <translation>Es kennt: {words}.</translation>
    </message>
    <message>
      <source>bit {number}</source>
      <translation>Bit {number}</translation>
    </message>
    <message>
      <source>'{text}' does not say which values of the mask '{name}' are to be left out.</source>
      <translation>„{text}“ sagt nicht, welche Werte der Maske „{name}“ ausgelassen werden sollen.</translation>
    </message>
    <message>
      <source>Give values, such as '3, 8-10', what to keep, such as 'not 4-7', bits, such as 'bits 3, 4', or a quality layer that is known, such as 'scl clouds'. Known are: {names}.</source>
      <translation>Werte angeben, etwa „3, 8-10“, was bleiben soll, etwa „not 4-7“, Bits, etwa „bits 3, 4“, oder eine bekannte Qualitätsebene, etwa „scl clouds“. Bekannt sind: {names}.</translation>
    </message>
    <message>
      <source>PyTorch is set up.</source>
      <translation>PyTorch ist eingerichtet.</translation>
    </message>
    <message>
      <source>Train on polygons or points and map the land cover</source>
      <translation>Mit Polygonen oder Punkten trainieren und die Landbedeckung kartieren</translation>
    </message>
    <message>
      <source>Show the spectra of the classes, and of the pixel under the cursor</source>
      <translation>Die Spektren der Klassen und des Pixels unter dem Mauszeiger zeigen</translation>
    </message>
    <message>
      <source>Areas of the classes</source>
      <translation>Flächen der Klassen</translation>
    </message>
    <message>
      <source>area,hectares,zonal histogram,zonal statistics,districts,parcels,table,csv,land cover</source>
      <translation>Fläche,Hektar,zonales Histogramm,zonale Statistik,Bezirke,Flurstücke,Parzellen,Tabelle,CSV,Landbedeckung</translation>
    </message>
    <message>
      <source>Measures how much each class of a map covers, in pixels, hectares and shares: of the whole map and, where zones are given, of each district, parcel or the like. Pixels in degrees and in Mercator count what they cover on the ground. A map that confuses classes gives them wrong areas: with the report of its accuracy, those of the whole map are also adjusted for confusion, with 95 % intervals (Olofsson et al. 2014). Those of single zones are only counted, for the confusion was measured over the whole map: a zone where two classes are confused more than elsewhere would be adjusted wrongly, and no interval would tell.</source>
      <translation>Misst, wie viel jede Klasse einer Karte bedeckt, in Pixeln, Hektar und Anteilen: auf der ganzen Karte und, wo Zonen angegeben sind, in jedem Bezirk, jedem Flurstück oder dergleichen. Pixel in Grad und in Mercator zählen, was sie am Boden bedecken. Eine Karte, die Klassen verwechselt, gibt ihnen falsche Flächen: Mit dem Bericht über ihre Genauigkeit werden die Flächen der ganzen Karte auch um Verwechslungen bereinigt, mit 95-%-Intervallen (Olofsson et al. 2014). Die einzelner Zonen werden nur gezählt, denn die Verwechslung wurde über die ganze Karte gemessen: Eine Zone, in der zwei Klassen häufiger verwechselt werden als anderswo, würde falsch bereinigt, und kein Intervall würde es verraten.</translation>
    </message>
    <message>
      <source>The map to measure: a raster of whole numbers, by FreeNet or by other software. 0 is no class, unless the file names it or has another nodata value.</source>
      <translation>Die zu messende Karte: ein Raster ganzer Zahlen, von FreeNet oder anderer Software. 0 ist keine Klasse, es sei denn, die Datei benennt die 0 oder hat einen anderen Nodata-Wert.</translation>
    </message>
    <message>
      <source>Zones</source>
      <translation>Zonen</translation>
    </message>
    <message>
      <source>Polygons to measure in, such as districts or parcels, in any coordinate system. A pixel belongs to the zone that covers its centre; where zones overlap, to each of them. Zones off the map are left out, and of those that reach beyond it counts what lies on it. 'Selected features only' is heeded. Optional: without zones the whole map is measured.</source>
      <translation>Polygone, in denen gemessen wird, etwa Bezirke oder Flurstücke, in beliebigem Koordinatensystem. Ein Pixel gehört zu der Zone, die seine Mitte bedeckt; wo Zonen sich überlappen, zu jeder von ihnen. Zonen abseits der Karte werden weggelassen, und von denen, die über sie hinausreichen, zählt, was auf ihr liegt. „Nur gewählte Objekte“ wird beachtet. Optional: Ohne Zonen wird die ganze Karte gemessen.</translation>
    </message>
    <message>
      <source>A row for each zone and class, the whole map first: zone, class, pixels, hectares, share (of what has a class there), and of the whole map adjusted_hectares with low and high, the ends of its 95 % interval, where a report is given. For Excel, LibreOffice and scripts: UTF-8, commas, decimal points. A file that FreeNet has not written is never replaced.</source>
      <translation>Eine Zeile für jede Zone und Klasse, die ganze Karte zuerst: zone, class, pixels, hectares, share (von dem, was dort eine Klasse hat), und von der ganzen Karte adjusted_hectares mit low und high, den Enden des 95-%-Intervalls, wo ein Bericht angegeben ist. Für Excel, LibreOffice und Skripte: UTF-8, Kommas, Dezimalpunkte. Eine Datei, die FreeNet nicht geschrieben hat, wird nie ersetzt.</translation>
    </message>
    <message>
      <source>Name of the zones</source>
      <translation>Name der Zonen</translation>
    </message>
    <message>
      <source>The field that names the zones. Empty: they go by the number of their feature. Zones of one name are kept apart by that number.</source>
      <translation>Das Feld, das die Zonen benennt. Leer: Sie heißen nach der Nummer ihres Objekts. Zonen mit gleichem Namen werden durch diese Nummer auseinandergehalten.</translation>
    </message>
    <message>
      <source>Report of the accuracy</source>
      <translation>Bericht über die Genauigkeit</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Berichte</translation>
    </message>
    <message>
      <source>The report of the run that made this map, or of 'Assess a class map' on it: its .json, or the page. The areas of the whole map are adjusted by it. It must be of this very map, pixel for pixel. Optional.</source>
      <translation>Der Bericht des Laufs, aus dem diese Karte stammt, oder der von „Klassenkarte bewerten“ über sie: dessen .json oder die Seite. Danach werden die Flächen der ganzen Karte bereinigt. Er muss von eben dieser Karte sein, Pixel für Pixel. Optional.</translation>
    </message>
    <message>
      <source>The zones with the class that covers most of each, its share, and a column with the hectares of every class, coloured as the map. A GeoPackage that brings its style; one that is there keeps its other layers. Without zones there is none.</source>
      <translation>Die Zonen mit der Klasse, die das meiste von ihnen bedeckt, deren Anteil und einer Spalte mit den Hektar jeder Klasse, in den Farben der Karte. Ein GeoPackage, das seinen Stil mitbringt; eines, das es schon gibt, behält seine anderen Layer. Ohne Zonen gibt es keinen.</translation>
    </message>
    <message>
      <source>Areas by zone</source>
      <translation>Flächen nach Zonen</translation>
    </message>
    <message>
      <source>There is a field of zones ({}), but no zones ({}).</source>
      <translation>Es gibt ein Feld von Zonen ({}), aber keine Zonen ({}).</translation>
    </message>
    <message>
      <source>Choose the layer that it is of.</source>
      <translation>Den Layer wählen, zu dem es gehört.</translation>
    </message>
    <message>
      <source>{} ha</source>
      <translation>{} ha</translation>
    </message>
    <message>
      <source>Assess a class map</source>
      <translation>Klassenkarte bewerten</translation>
    </message>
    <message>
      <source>accuracy,confusion matrix,kappa,validation,land cover,classification</source>
      <translation>Genauigkeit,Konfusionsmatrix,Kappa,Validierung,Landbedeckung,Klassifikation</translation>
    </message>
    <message>
      <source>Compares a class map with reference polygons, points or a reference raster, and reports the confusion matrix, overall accuracy, average accuracy of the classes and kappa, with 95 % intervals from resampling the polygons or points (of a raster, squares of 16 x 16 pixels), areas adjusted for confusion, and the polygons the map disagrees with. Only reference that took no part in training says how good a map is. Classes are matched by name, or by value where the reference has numbers and no name agrees.</source>
      <translation>Vergleicht eine Klassenkarte mit Referenzpolygonen, Referenzpunkten oder einem Referenzraster und nennt Konfusionsmatrix, Gesamtgenauigkeit, mittlere Genauigkeit der Klassen und Kappa, mit 95-%-Intervallen durch Resampling der Polygone oder Punkte (bei einem Raster: von Quadraten aus 16 x 16 Pixeln), um Verwechslungen bereinigte Flächen und die Polygone, denen die Karte widerspricht. Nur eine Referenz, die nicht am Training teilnahm, sagt, wie gut eine Karte ist. Klassen werden nach dem Namen zugeordnet, oder nach dem Wert, wo die Referenz Zahlen hat und kein Name übereinstimmt.</translation>
    </message>
    <message>
      <source>The map to judge: a raster of whole numbers, by FreeNet or by other software. 0 is no class, unless the file names it or has another nodata value.</source>
      <translation>Die zu beurteilende Karte: ein Raster ganzer Zahlen, von FreeNet oder anderer Software. 0 ist keine Klasse, es sei denn, die Datei benennt die 0 oder hat einen anderen Nodata-Wert.</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Referenz</translation>
    </message>
    <message>
      <source>What is known to be true: polygons, points, or a raster on the grid of the class map in which no data means unknown, and so does 0, unless the file names it or has another nodata value.</source>
      <translation>Was als wahr bekannt ist: Polygone, Punkte oder ein Raster auf dem Gitter der Klassenkarte, in dem Nodata „unbekannt“ bedeutet, ebenso 0, es sei denn, die Datei benennt die 0 oder hat einen anderen Nodata-Wert.</translation>
    </message>
    <message>
      <source>A page with confusion matrix and figures. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Eine Seite mit Konfusionsmatrix und Kennzahlen. Dasselbe als Zahlen in einer .json gleichen Namens daneben. Optional.</translation>
    </message>
    <message>
      <source>Name of the field of the polygons or points that holds the class. Empty: the one that their categorised style shows, else the one that most likely holds classes; the log names it. Not needed for a reference raster.</source>
      <translation>Name des Feldes der Polygone oder Punkte, das die Klasse enthält. Leer: das Feld, das ihr kategorisierter Stil zeigt, sonst das, welches am ehesten Klassen enthält; das Protokoll nennt es. Für ein Referenzraster nicht nötig.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was written.</source>
      <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
      <source>Change between two maps</source>
      <translation>Veränderung zwischen zwei Karten</translation>
    </message>
    <message>
      <source>change detection,difference,transition,matrix,gain,loss,land cover,land use,area</source>
      <translation>Veränderungsanalyse,Unterschied,Übergang,Matrix,Zunahme,Abnahme,Landbedeckung,Landnutzung,Fläche</translation>
    </message>
    <message>
      <source>Compares two class maps of one place and writes what became what: a raster with a value for each change, such as 'Meadow → Built-up', and a report with the matrix of changes in pixels and hectares, gains and losses. Classes are matched by name, so their values and order may differ, and so may grid and coordinate system. Where the accuracy of both maps was measured, the report has areas with 95 % intervals (Olofsson et al. 2014) and says which changes are larger than the errors of the maps.</source>
      <translation>Vergleicht zwei Klassenkarten eines Ortes und schreibt, was wozu wurde: ein Raster mit einem Wert für jede Veränderung, etwa „Wiese → Bebaut“, und einen Bericht mit der Matrix der Veränderungen in Pixeln und Hektar, Zu- und Abnahmen. Klassen werden nach Namen zugeordnet; ihre Werte und ihre Reihenfolge dürfen also verschieden sein, ebenso Gitter und Koordinatensystem. Wo die Genauigkeit beider Karten gemessen wurde, nennt der Bericht Flächen mit 95-%-Intervallen (Olofsson et al. 2014) und sagt, welche Veränderungen größer sind als die Fehler der Karten.</translation>
    </message>
    <message>
      <source>Class map before</source>
      <translation>Klassenkarte vorher</translation>
    </message>
    <message>
      <source>The earlier map, one band of whole numbers, with names. Its grid is that of the result.</source>
      <translation>Die frühere Karte, ein Kanal mit ganzen Zahlen, mit Namen. Ihr Gitter ist das des Ergebnisses.</translation>
    </message>
    <message>
      <source>Class map after</source>
      <translation>Klassenkarte nachher</translation>
    </message>
    <message>
      <source>The later map. On another grid or in another coordinate system it is laid on the first by the nearest pixel.</source>
      <translation>Die spätere Karte. In einem anderen Gitter oder Koordinatensystem wird sie nach dem nächsten Pixel auf die erste gelegt.</translation>
    </message>
    <message>
      <source>Report on the map before</source>
      <translation>Bericht zur Karte vorher</translation>
    </message>
    <message>
      <source>Report on the map after</source>
      <translation>Bericht zur Karte nachher</translation>
    </message>
    <message>
      <source>A page with the matrix of changes, gains and losses of each class, and areas with intervals where the accuracy of both maps is known. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Eine Seite mit der Matrix der Veränderungen, Zu- und Abnahmen jeder Klasse und, wo die Genauigkeit beider Karten bekannt ist, Flächen mit Intervallen. Dasselbe als Zahlen in einer .json-Datei gleichen Namens daneben. Optional.</translation>
    </message>
    <message>
      <source>Share that changed (0 to 1)</source>
      <translation>Anteil, der sich verändert hat (0 bis 1)</translation>
    </message>
    <message>
      <source>The report that tells the accuracy of this map, .html or .json, as 'Assess a class map' and training write it. Empty: the one of the same name beside the map, if there is any.</source>
      <translation>Der Bericht, der die Genauigkeit dieser Karte nennt, .html oder .json, wie „Klassenkarte bewerten“ und das Training ihn schreiben. Leer: der gleichen Namens neben der Karte, wenn es einen gibt.</translation>
    </message>
    <message>
      <source>What changed, a GeoTIFF on the grid of the map before, with names and colours that no class has: 1 is unchanged, from 2 on each change has a value, those with most pixels first, 0 is no data in one of the maps. Of more than 254 kinds of change the smallest share the value 255.</source>
      <translation>Was sich verändert hat, ein GeoTIFF im Gitter der Karte vorher, mit Namen und Farben, die keine Klasse hat: 1 ist unverändert, ab 2 hat jede Veränderung einen Wert, die mit den meisten Pixeln zuerst, 0 heißt: keine Daten in einer der Karten. Bei mehr als 254 Arten von Veränderung teilen sich die kleinsten den Wert 255.</translation>
    </message>
    <message>
      <source>Changes</source>
      <translation>Veränderungen</translation>
    </message>
    <message>
      <source>label errors,mislabelled,training,polygons,cross-validation,quality,confident learning</source>
      <translation>Labelfehler,falsche Zuordnung,Training,Polygone,Kreuzvalidierung,Qualität,Confident Learning</translation>
    </message>
    <message>
      <source>Finds training polygons, lines and points that may carry a wrong label. Whole ones are held out in turn; classifiers of single spectra, trained on the others, say what they take each for, and so do the spectra of others that are most like its own. The most suspicious comes first. What is rare or unlike the rest comes early too, so look before you change a label. The only one of a class cannot be checked.</source>
      <translation>Findet Polygone, Linien und Punkte für das Training, die einer falschen Klasse zugeordnet sein könnten. Ganze Objekte werden reihum zurückgehalten; Klassifikatoren einzelner Spektren, mit den übrigen trainiert, sagen, wofür sie jedes halten, und ebenso die Spektren anderer Objekte, die den seinen am ähnlichsten sind. Das verdächtigste steht zuerst. Auch Seltenes und Ungewöhnliches steht weit vorn; daher erst ansehen, dann die Klasse ändern. Das einzige Objekt einer Klasse lässt sich nicht prüfen.</translation>
    </message>
    <message>
      <source>The same seed, inputs and device give the same ranking again; another seed holds out other groups.</source>
      <translation>Gleicher Startwert, gleiche Eingaben und gleiches Gerät ergeben wieder dieselbe Rangfolge; ein anderer Startwert hält andere Gruppen zurück.</translation>
    </message>
    <message>
      <source>Checked training data</source>
      <translation>Geprüfte Trainingsdaten</translation>
    </message>
    <message>
      <source>The polygons, lines or points in the raster's coordinate system with suspicion (1 is the most suspicious), feature (its id in the training layer), class, mapped_as (what most of its pixels are taken for), agreement (share of pixels taken for what the label says), own_probability (mean probability of the label), neighbours_agreement (share of the most similar spectra of others that have the same label) and remark. A GeoPackage that brings its style; one that is there keeps its other layers.</source>
      <translation>Die Polygone, Linien oder Punkte im Koordinatenbezugssystem des Rasters mit suspicion (1 ist das verdächtigste), feature (seine ID im Trainingslayer), class, mapped_as (wofür die meisten seiner Pixel gehalten werden), agreement (Anteil der Pixel, die für die zugeordnete Klasse gehalten werden), own_probability (mittlere Wahrscheinlichkeit der zugeordneten Klasse), neighbours_agreement (Anteil der ähnlichsten Spektren anderer, die dieselbe Klasse haben) und remark. Ein GeoPackage, das seinen Stil mitbringt; eines, das es schon gibt, behält seine anderen Layer.</translation>
    </message>
    <message>
      <source>Classify with a model</source>
      <translation>Mit einem Modell klassifizieren</translation>
    </message>
    <message>
      <source>hyperspectral,multispectral,land cover,classification,deep learning,prediction,model</source>
      <translation>hyperspektral,multispektral,Landbedeckung,Klassifikation,Deep Learning,Vorhersage,Modell</translation>
    </message>
    <message>
      <source>Classifies a raster with a model that 'Train a model' or 'Train and classify' saved. Class values, names and colours are those of the training data. Another scene than the one it was trained on will do, if it has the bands; where its values leave those of the training scene, the log warns.</source>
      <translation>Klassifiziert ein Raster mit einem Modell, das „Modell trainieren“ oder „Trainieren und klassifizieren“ gespeichert hat. Klassenwerte, Namen und Farben sind die der Trainingsdaten. Auch eine andere Szene als die, mit der trainiert wurde, ist möglich, wenn sie die Kanäle hat; wo ihre Werte den Bereich der Trainingsszene verlassen, warnt das Protokoll.</translation>
    </message>
    <message>
      <source>The image to classify, a file with the bands that the model was trained on: at the same wavelengths or close neighbours, in any order and among others. Without wavelengths names count, else positions.</source>
      <translation>Das zu klassifizierende Bild, eine Datei mit den Kanälen, mit denen das Modell trainiert wurde: bei denselben Wellenlängen oder dicht daneben, in beliebiger Reihenfolge und neben anderen. Ohne Wellenlängen zählen die Namen, sonst die Positionen.</translation>
    </message>
    <message>
      <source>Statistics of a huge scene</source>
      <translation>Statistik einer sehr großen Szene</translation>
    </message>
    <message>
      <source>The network looks at the whole scene. exact: a scene that does not fit into memory gives the same map as if it did, in several passes. approximate: a sixteenth of it stands for all in the first passes; the log says how many pixels that may change. Of no account for other scenes.</source>
      <translation>Das Netz betrachtet die ganze Szene. exact: Eine Szene, die nicht in den Speicher passt, ergibt in mehreren Durchgängen dieselbe Karte, als ob sie passte. approximate: In den ersten Durchgängen steht ein Sechzehntel davon für alles; das Protokoll sagt, wie viele Pixel das ändern kann. Für andere Szenen ohne Bedeutung.</translation>
    </message>
    <message>
      <source>A page with the areas of the classes, the warnings and how the map was made. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Eine Seite mit den Flächen der Klassen, den Warnungen und wie die Karte entstand. Dasselbe als Zahlen in einer .json gleichen Namens daneben. Optional.</translation>
    </message>
    <message>
      <source>Class field of '{}': '{}'.</source>
      <translation>Klassenfeld von „{}“: „{}“.</translation>
    </message>
    <message>
      <source>Text of '{}' is not in the encoding {}, which it was opened with; it was read as {}. Where letters are wrong, write the right encoding into a file with the ending .cpg beside it.</source>
      <translation>Text von „{}“ ist nicht in der Kodierung {}, mit der er geöffnet wurde; er wurde als {} gelesen. Wo Buchstaben falsch sind, die richtige Kodierung in eine Datei mit der Endung .cpg daneben schreiben.</translation>
    </message>
    <message>
      <source>Clean a class map</source>
      <translation>Klassenkarte generalisieren</translation>
    </message>
    <message>
      <source>generalize,sieve,minimum mapping unit,majority filter,salt and pepper,noise,smooth,post-classification</source>
      <translation>generalisieren,Sieb,Mindestkartiereinheit,Mehrheitsfilter,Salz und Pfeffer,Rauschen,glätten,Nachklassifikation</translation>
    </message>
    <message>
      <source>Takes the noise out of a class map, which is called generalisation: patches below a smallest size go to their largest neighbour, each pixel takes the class of the most around it, or class probabilities are smoothed along the edges of the image, so that roads and brooks stay. Grid, names, colours and no data stay as they are. With a reference that nothing was trained on, the report shows accuracy and areas before and after.</source>
      <translation>Nimmt das Rauschen aus einer Klassenkarte: Teilflächen unter einer Mindestgröße gehen an ihren größten Nachbarn, jedes Pixel nimmt die Klasse an, die um es herum am häufigsten ist, oder Klassenwahrscheinlichkeiten werden entlang der Kanten des Bildes geglättet, sodass Straßen und Bäche bleiben. Gitter, Namen, Farben und Pixel ohne Daten bleiben, wie sie sind. Mit einer Referenz, mit der nichts trainiert wurde, zeigt der Bericht Genauigkeit und Flächen vorher und nachher.</translation>
    </message>
    <message>
      <source>The map to clean: a raster of whole numbers, by FreeNet or by other software. 0 is no class, unless the file names it or has another nodata value; pixels without a class stay so and give nothing to others.</source>
      <translation>Die Karte, die generalisiert werden soll: ein Raster aus ganzen Zahlen, von FreeNet oder anderer Software. 0 ist keine Klasse, es sei denn, die Datei benennt die 0 oder hat einen anderen Nodata-Wert; Pixel ohne Klasse bleiben so und geben anderen nichts ab.</translation>
    </message>
    <message>
      <source>A page with areas and, with a reference, accuracy before and after. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Eine Seite mit den Flächen und, mit einer Referenz, der Genauigkeit vorher und nachher. Dasselbe als Zahlen in einer .json gleichen Namens daneben. Optional.</translation>
    </message>
    <message>
      <source>Patches that are gone</source>
      <translation>Verschwundene Teilflächen</translation>
    </message>
    <message>
      <source>Pixels with another class</source>
      <translation>Pixel mit anderer Klasse</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Methode</translation>
    </message>
    <message>
      <source>sieve: only patches below the smallest size go; all else stays as it is. majority: each pixel takes the class of the most in a window around it, its own where several are the most; rounds off corners and takes away thin things. probabilities: class probabilities are smoothed along the edges of the image (guided filter), and each pixel takes the likeliest class: noise goes, thin things that the image shows stay.</source>
      <translation>sieve (Sieb): nur Teilflächen unter der Mindestgröße verschwinden; alles andere bleibt, wie es ist. majority (Mehrheit): jedes Pixel nimmt die häufigste Klasse in einem Fenster um es herum an, die eigene, wo mehrere gleich häufig sind; rundet Ecken ab und nimmt Schmales weg. probabilities (Wahrscheinlichkeiten): die Klassenwahrscheinlichkeiten werden entlang der Kanten des Bildes geglättet (Guided Filter), und jedes Pixel nimmt die wahrscheinlichste Klasse an: Rauschen verschwindet, Schmales, das im Bild zu sehen ist, bleibt.</translation>
    </message>
    <message>
      <source>Smallest patch (minimum mapping unit)</source>
      <translation>Kleinste Teilfläche (Mindestkartiereinheit)</translation>
    </message>
    <message>
      <source>Patches smaller than this take the class of their largest neighbour; none is left but where no data is all around. Empty: {} pixels with sieve, and with the other methods none goes for its size. Optional.</source>
      <translation>Kleinere Teilflächen nehmen die Klasse ihres größten Nachbarn an; keine bleibt, außer wo ringsum keine Daten sind. Leer: {} Pixel mit sieve; mit den anderen Methoden verschwindet keine ihrer Größe wegen. Optional.</translation>
    </message>
    <message>
      <source>Unit of the smallest patch</source>
      <translation>Einheit der kleinsten Teilfläche</translation>
    </message>
    <message>
      <source>pixels or hectares. Hectares are those on the ground, also of maps in degrees, whose pixels shrink towards the poles.</source>
      <translation>pixels (Pixel) oder hectares (Hektar). Hektar sind die am Boden, auch bei Karten in Grad, deren Pixel zu den Polen hin kleiner werden.</translation>
    </message>
    <message>
      <source>Neighbours of a pixel</source>
      <translation>Nachbarn eines Pixels</translation>
    </message>
    <message>
      <source>4: pixels of one patch touch at their sides. 8: at their corners as well.</source>
      <translation>4: Pixel einer Teilfläche berühren sich an den Seiten. 8: auch an den Ecken.</translation>
    </message>
    <message>
      <source>Radius of the window (pixels)</source>
      <translation>Radius des Fensters (Pixel)</translation>
    </message>
    <message>
      <source>Of majority and probabilities: 1 is a window of 3 x 3 pixels, 2, the default, one of 5 x 5.</source>
      <translation>Für majority und probabilities: 1 ist ein Fenster von 3 x 3 Pixeln, 2, der Standard, eines von 5 x 5.</translation>
    </message>
    <message>
      <source>For the method probabilities: the raster that 'Train and classify' or 'Classify with a model' writes as class probabilities, a band for each class, on the grid of the map. Optional.</source>
      <translation>Für die Methode probabilities: das Raster, das „Trainieren und klassifizieren“ oder „Mit einem Modell klassifizieren“ als Klassenwahrscheinlichkeiten schreibt, ein Kanal je Klasse, auf dem Gitter der Karte. Optional.</translation>
    </message>
    <message>
      <source>For the method probabilities: what was classified, on the grid of the map. Optional.</source>
      <translation>Für die Methode probabilities: was klassifiziert wurde, auf dem Gitter der Karte. Optional.</translation>
    </message>
    <message>
      <source>To measure what cleaning does to the accuracy: polygons, points, or a raster on the grid of the map, of what is known to be true. Only reference that took no part in training says how good a map is. Optional; needs PyTorch.</source>
      <translation>Um zu messen, wie das Generalisieren die Genauigkeit verändert: Polygone, Punkte oder ein Raster auf dem Gitter der Karte, von denen bekannt ist, was dort ist. Nur eine Referenz, die nicht am Training beteiligt war, sagt, wie gut eine Karte ist. Optional; braucht PyTorch.</translation>
    </message>
    <message>
      <source>Name of the field of the reference polygons or points that holds the class. Empty: the one that their categorised style shows, else the one that most likely holds classes; the log names it.</source>
      <translation>Name des Felds der Referenzpolygone oder -punkte mit der Klasse. Leer: das ihres kategorisierten Stils, sonst das, das am ehesten Klassen enthält; das Protokoll nennt es.</translation>
    </message>
    <message>
      <source>Cleaned class map</source>
      <translation>Generalisierte Klassenkarte</translation>
    </message>
    <message>
      <source>A GeoTIFF on exactly the grid of the map, with its class names and colours, also of classes that are gone, and its nodata value.</source>
      <translation>Ein GeoTIFF auf genau dem Gitter der Karte, mit ihren Klassennamen und -farben, auch von verschwundenen Klassen, und ihrem Nodata-Wert.</translation>
    </message>
    <message>
      <source>The method '{}' looks at the map alone, at no probabilities and no image.</source>
      <translation>Die Methode „{}“ sieht nur die Karte an, weder Wahrscheinlichkeiten noch Bild.</translation>
    </message>
    <message>
      <source>Hand a class map on</source>
      <translation>Klassenkarte weitergeben</translation>
    </message>
    <message>
      <source>cog,cloud optimized geotiff,stac,catalogue,export,arcgis,share,land cover</source>
      <translation>COG,Cloud Optimized GeoTIFF,STAC,Katalog,Export,ArcGIS,weitergeben,Landbedeckung</translation>
    </message>
    <message>
      <source>Copies a class map, of FreeNet or of other software, pixel by pixel as a cloud-optimised GeoTIFF (COG): programs that show it over a network read only what they show. Names and colours of its classes go with it, in the file and beside it, for QGIS, GDAL and ArcGIS. On request an item for a SpatioTemporal Asset Catalog (STAC) tells where and when it is of, and its classes.</source>
      <translation>Kopiert eine Klassenkarte, von FreeNet oder anderer Software, Pixel für Pixel als Cloud Optimized GeoTIFF (COG): Programme, die sie über ein Netz zeigen, lesen nur, was sie zeigen. Namen und Farben der Klassen gehen mit, in der Datei und daneben, für QGIS, GDAL und ArcGIS. Auf Wunsch sagt ein Item für einen SpatioTemporal Asset Catalog (STAC), wo und wann sie ist, und ihre Klassen.</translation>
    </message>
    <message>
      <source>The map to hand on: a raster of whole numbers, by FreeNet or by other software, with one band. Or the confidence, probabilities or novelty that FreeNet wrote with one.</source>
      <translation>Die Karte, die weitergegeben wird: ein Raster ganzer Zahlen mit einem Kanal, von FreeNet oder anderer Software. Oder Konfidenz, Wahrscheinlichkeiten oder Fremdheit, die FreeNet mit einer geschrieben hat.</translation>
    </message>
    <message>
      <source>Day of the image</source>
      <translation>Tag des Bildes</translation>
    </message>
    <message>
      <source>When the image of the map was taken, for the STAC item: a day as 2021-06-04, or the first and the last of several with a slash between them, as 2021-06-04/2021-07-10.</source>
      <translation>Wann das Bild der Karte aufgenommen wurde, für das STAC-Item: ein Tag wie 2021-06-04, oder der erste und der letzte von mehreren mit einem Schrägstrich dazwischen, wie 2021-06-04/2021-07-10.</translation>
    </message>
    <message>
      <source>Copy of the map</source>
      <translation>Kopie der Karte</translation>
    </message>
    <message>
      <source>A GeoTIFF that is a valid COG, with overviews in it; a style and attribute tables lie beside it.</source>
      <translation>Ein GeoTIFF, das ein gültiges COG ist, mit Übersichten darin; ein Stil und Attributtabellen liegen daneben.</translation>
    </message>
    <message>
      <source>STAC item</source>
      <translation>STAC-Item</translation>
    </message>
    <message>
      <source>An item for a catalogue (.json), by STAC 1.1 with the extensions classification and projection; put it beside the map. A file that FreeNet has not written is never replaced. Optional; needs the day.</source>
      <translation>Ein Item für einen Katalog (.json), nach STAC 1.1 mit den Erweiterungen classification und projection; am besten neben der Karte. Eine Datei, die FreeNet nicht geschrieben hat, wird nie ersetzt. Optional; braucht den Tag.</translation>
    </message>
    <message>
      <source>There is a day of the image ({}), but no STAC item ({}) to tell it.</source>
      <translation>Es gibt einen Tag des Bildes ({}), aber kein STAC-Item ({}), das ihn nennt.</translation>
    </message>
    <message>
      <source>Name the item, or leave the day out.</source>
      <translation>Das Item benennen oder den Tag weglassen.</translation>
    </message>
    <message>
      <source>The bands to train on; empty for all but those that the file marks as bad. Parts between commas: numbers (1-10, 20), ranges of wavelengths (450-900 nm, 0.45-0.9 µm), names, in which * stands for any characters and ? for one (B8, 2021*); in quotation marks where a name holds a comma or looks like a number. ! or - before a part leaves its bands out (!B1, -940-960 nm); if all parts do, they leave them out of all good bands. A bad band is used where its number or whole name is given. A model finds its bands by itself wherever it is applied. Optional.</source>
      <translation>Die Kanäle, mit denen trainiert wird; leer für alle außer denen, die die Datei als schlecht markiert. Teile zwischen Kommas: Nummern (1-10, 20), Bereiche von Wellenlängen (450-900 nm, 0.45-0.9 µm), Namen, in denen * für beliebige Zeichen und ? für eines steht (B8, 2021*); in Anführungszeichen, wo ein Name ein Komma enthält oder wie eine Zahl aussieht. ! oder - vor einem Teil lässt dessen Kanäle weg (!B1, -940-960 nm); tun das alle Teile, so lassen sie sie von allen guten Kanälen weg. Ein schlechter Kanal wird benutzt, wo seine Nummer oder sein ganzer Name genannt ist. Ein Modell findet seine Kanäle selbst, wo immer es angewandt wird. Optional.</translation>
    </message>
    <message>
      <source>The day on which each raster of the image was taken, in their order, such as 2021-06-04, 2021-07-10; - where the file is to tell; of a single raster also one for each band. Empty: what metadata and names tell. By month and day a model of several dates finds those of another year. Optional.</source>
      <translation>Der Tag, an dem jedes Raster des Bildes aufgenommen wurde, der Reihe nach, etwa 2021-06-04, 2021-07-10; -, wo die Datei es sagen soll; bei einem einzelnen Raster auch einer für jeden Kanal. Leer: was Metadaten und Namen sagen. Nach Monat und Tag findet ein Modell mehrerer Aufnahmetage die eines anderen Jahres. Optional.</translation>
    </message>
    <message>
      <source>Dates</source>
      <translation>Aufnahmetage</translation>
    </message>
    <message>
      <source>More rasters whose bands follow on those of the raster above, as one image: other dates, heights, bands of another resolution. The raster above gives the grid; the others are laid on it while they are read, and need not have its coordinate reference system. Each keeps its own nodata, scale, wavelengths and bad bands. A pixel that one of them lacks has no data. A model wants the rasters that it was trained on, by name or in the same order. Optional.</source>
      <translation>Weitere Raster, deren Kanäle auf die des obigen Rasters folgen, als ein Bild: andere Aufnahmetage, Höhen, Kanäle anderer Auflösung. Das obige Raster gibt das Gitter vor; die anderen werden beim Lesen darauf gelegt und brauchen nicht dessen Koordinatenbezugssystem zu haben. Jedes behält seine Nodata-Werte, Skalierung, Wellenlängen und schlechten Kanäle. Ein Pixel, das einem von ihnen fehlt, hat keine Daten. Ein Modell will die Raster, mit denen es trainiert wurde, nach Namen oder in derselben Reihenfolge. Optional.</translation>
    </message>
    <message>
      <source>Further rasters of the image</source>
      <translation>Weitere Raster des Bildes</translation>
    </message>
    <message>
      <source>How the further rasters are laid on the grid, where their pixels are not its own: a word for each in their order, or one for all, parted by commas. bilinear interpolates; nearest does not, for classes and bits; auto: nearest where raster or style show classes, else bilinear. Empty is auto for all.</source>
      <translation>Wie die weiteren Raster auf das Gitter des ersten gelegt werden, wo sie andere haben: ein Wort für jedes in ihrer Reihenfolge, oder eines für alle, durch Kommas getrennt. bilinear interpoliert; nearest nicht, für Klassen und Bits; auto: nearest, wo Raster oder Stil Klassen zeigen, sonst bilinear. Leer ist auto für alle.</translation>
    </message>
    <message>
      <source>Resampling of the further rasters</source>
      <translation>Resampling der weiteren Raster</translation>
    </message>
    <message>
      <source>'{}' ({}) has {} cells, which is not three a row.</source>
      <translation>„{}“ ({}) hat {} Zellen, also nicht drei je Zeile.</translation>
    </message>
    <message>
      <source>Give raster, training data and class field of each scene.</source>
      <translation>Raster, Trainingsdaten und Klassenfeld jeder Szene angeben.</translation>
    </message>
    <message>
      <source>raster</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>layer of features</source>
      <translation>Vektorlayer</translation>
    </message>
    <message>
      <source>Among the further scenes, '{}' is no {} that can be loaded.</source>
      <translation>Bei den weiteren Szenen lässt sich „{}“ nicht als {} laden.</translation>
    </message>
    <message>
      <source>Give the name of a layer of the project, or a file.</source>
      <translation>Den Namen eines Layers des Projekts oder eine Datei angeben.</translation>
    </message>
    <message>
      <source>About a model</source>
      <translation>Über ein Modell</translation>
    </message>
    <message>
      <source>model,bands,wavelengths,classes,accuracy,card,information</source>
      <translation>Modell,Kanäle,Wellenlängen,Klassen,Genauigkeit,Modellkarte,Information</translation>
    </message>
    <message>
      <source>Tells what a model file says about itself: its bands with wavelengths and widths, its classes, where, when and on what it was trained, by which version, and how accurate it was there. A file that was damaged or changed is refused. Works without PyTorch, and nothing in the file is ever executed.</source>
      <translation>Zeigt, was eine Modelldatei über sich selbst sagt: ihre Kanäle mit Wellenlängen und Kanalbreiten, ihre Klassen, wo, wann und womit sie trainiert wurde, mit welcher Version, und wie genau sie dort war. Eine beschädigte oder veränderte Datei wird abgelehnt. Funktioniert ohne PyTorch, und nichts in der Datei wird je ausgeführt.</translation>
    </message>
    <message>
      <source>A page with all of it, every band and every class included. Optional.</source>
      <translation>Eine Seite mit alledem, jeder Kanal und jede Klasse eingeschlossen. Optional.</translation>
    </message>
    <message>
      <source>Number of bands</source>
      <translation>Anzahl der Kanäle</translation>
    </message>
    <message>
      <source>Number of classes</source>
      <translation>Anzahl der Klassen</translation>
    </message>
    <message>
      <source>Names of the classes, one a line</source>
      <translation>Namen der Klassen, einer je Zeile</translation>
    </message>
    <message>
      <source>Training raster</source>
      <translation>Trainingsraster</translation>
    </message>
    <message>
      <source>Reference system of the training raster</source>
      <translation>Bezugssystem des Trainingsrasters</translation>
    </message>
    <message>
      <source>When it was trained (UTC)</source>
      <translation>Wann es trainiert wurde (UTC)</translation>
    </message>
    <message>
      <source>Version of FreeNet for QGIS that wrote it</source>
      <translation>Version von FreeNet für QGIS, die es geschrieben hat</translation>
    </message>
    <message>
      <source>Scripts give the word, as in {}={}.</source>
      <translation>In Skripten steht das Wort, wie in {}={}.</translation>
    </message>
    <message>
      <source>Where to compute. auto takes the best there is: an NVIDIA graphics card, a Mac's graphics processor, an Intel graphics card, else the CPU. cuda, mps, xpu and cpu ask for one of these, and the run stops if it is not there.</source>
      <translation>Wo gerechnet wird. auto nimmt das beste vorhandene Gerät: eine NVIDIA-Grafikkarte, den Grafikprozessor eines Macs, eine Intel-Grafikkarte, sonst die CPU. cuda, mps, xpu und cpu verlangen eines davon, und der Lauf bricht ab, wenn es nicht vorhanden ist.</translation>
    </message>
    <message>
      <source>Yes: every pixel that a polygon touches belongs to it, for polygons smaller than a pixel. No, the default: only pixels whose centre lies inside.</source>
      <translation>Ja: Jedes Pixel, das ein Polygon berührt, gehört dazu, für Polygone, die kleiner sind als ein Pixel. Nein, der Standard: nur Pixel, deren Mitte innerhalb liegt.</translation>
    </message>
    <message>
      <source>The model, a .safetensors file written by FreeNet. Nothing in it is ever executed.</source>
      <translation>Das Modell, eine von FreeNet geschriebene .safetensors-Datei. Nichts darin wird je ausgeführt.</translation>
    </message>
    <message>
      <source>The trained network, a .safetensors file, for 'Classify with a model' on this scene or another.</source>
      <translation>Das trainierte Netz, eine .safetensors-Datei, für „Mit einem Modell klassifizieren“ auf dieser oder einer anderen Szene.</translation>
    </message>
    <message>
      <source>A page with accuracy, confusion matrix and all that the run was made with. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Eine Seite mit Genauigkeit, Konfusionsmatrix und allem, womit der Lauf gemacht wurde. Dasselbe als Zahlen in einer .json gleichen Namens daneben. Optional.</translation>
    </message>
    <message>
      <source>Overall accuracy (0 to 1)</source>
      <translation>Gesamtgenauigkeit (0 bis 1)</translation>
    </message>
    <message>
      <source>Average accuracy of the classes (0 to 1)</source>
      <translation>Mittlere Genauigkeit der Klassen (0 bis 1)</translation>
    </message>
    <message>
      <source>Kappa (-1 to 1)</source>
      <translation>Kappa (-1 bis 1)</translation>
    </message>
    <message>
      <source>Reading the model '{}'</source>
      <translation>Modell „{}“ wird gelesen</translation>
    </message>
    <message>
      <source>'{}' ({}) is not given.</source>
      <translation>„{}“ ({}) ist nicht angegeben.</translation>
    </message>
    <message>
      <source>Choose a layer or a file.</source>
      <translation>Einen Layer oder eine Datei wählen.</translation>
    </message>
    <message>
      <source>'{}', given as '{}' ({}), is not there or is no such layer.</source>
      <translation>„{}“, angegeben als „{}“ ({}), ist nicht vorhanden oder kein solcher Layer.</translation>
    </message>
    <message>
      <source>Check the path, or choose another layer.</source>
      <translation>Den Pfad prüfen oder einen anderen Layer wählen.</translation>
    </message>
    <message>
      <source>Step {}: loss {}</source>
      <translation>Schritt {}: Verlust {}</translation>
    </message>
    <message>
      <source>There are values of a mask ({}), but no mask ({}).</source>
      <translation>Es gibt Werte einer Maske ({}), aber keine Maske ({}).</translation>
    </message>
    <message>
      <source>Choose the raster that they are of.</source>
      <translation>Das Raster wählen, zu dem sie gehören.</translation>
    </message>
    <message>
      <source>Among the further rasters of the image, '{}' is no raster that can be loaded.</source>
      <translation>Unter den weiteren Rastern des Bildes ist „{}“ kein Raster, das sich laden lässt.</translation>
    </message>
    <message>
      <source>Suggest new training data</source>
      <translation>Neue Trainingsdaten vorschlagen</translation>
    </message>
    <message>
      <source>active learning,uncertainty,margin,training,polygons,sampling,probabilities</source>
      <translation>Active Learning,Unsicherheit,Margin,Training,Polygone,Stichprobe,Wahrscheinlichkeiten</translation>
    </message>
    <message>
      <source>Finds places where a new training polygon or point would help most: where two classes are nearly equally likely, not in a single pixel but over 5 x 5 of them, spread over the scene and away from the training data there are. Each place is a point with its rank and the two classes in dispute. Look at the image there, draw what it is, and train again.</source>
      <translation>Findet Stellen, an denen ein neues Trainingspolygon oder ein neuer Punkt am meisten helfen würde: wo zwei Klassen fast gleich wahrscheinlich sind, nicht in einem einzelnen Pixel, sondern über 5 x 5 Pixel, über die Szene verteilt und abseits der vorhandenen Trainingsdaten. Jede Stelle ist ein Punkt mit ihrem Rang und den beiden strittigen Klassen. Dort das Bild ansehen, einzeichnen, was dort ist, und erneut trainieren.</translation>
    </message>
    <message>
      <source>The raster that 'Train and classify' or 'Classify with a model' writes as class probabilities: a band for each class, named as the class, values 0 to 1.</source>
      <translation>Das Raster, das „Trainieren und klassifizieren“ oder „Mit einem Modell klassifizieren“ als Klassenwahrscheinlichkeiten schreibt: ein Kanal je Klasse, benannt wie die Klasse, Werte 0 bis 1.</translation>
    </message>
    <message>
      <source>Training data there are</source>
      <translation>Vorhandene Trainingsdaten</translation>
    </message>
    <message>
      <source>Nothing is suggested on these polygons, lines or points, nor within 5 pixels of them. Optional.</source>
      <translation>Auf diesen Polygonen, Linien oder Punkten und bis 5 Pixel um sie herum wird nichts vorgeschlagen. Optional.</translation>
    </message>
    <message>
      <source>Number of places</source>
      <translation>Anzahl der Stellen</translation>
    </message>
    <message>
      <source>How many places to suggest; fewer are found where there is no room for so many.</source>
      <translation>Wie viele Stellen vorgeschlagen werden; es sind weniger, wo für so viele kein Platz ist.</translation>
    </message>
    <message>
      <source>The raster that the same run wrote as novelty. With it the first places, up to half, are of another kind: their spectra are unlike the training data, perhaps a class that nobody has drawn. At all others classes are disputed. Optional.</source>
      <translation>Das Raster, das derselbe Lauf als Fremdheit geschrieben hat. Mit ihm sind die ersten Stellen, bis zur Hälfte, von anderer Art: Ihre Spektren sind den Trainingsdaten unähnlich, vielleicht eine Klasse, die niemand gezeichnet hat. An allen anderen sind Klassen strittig. Optional.</translation>
    </message>
    <message>
      <source>Distance between places</source>
      <translation>Abstand zwischen Stellen</translation>
    </message>
    <message>
      <source>No two places lie closer together than this, in units of the raster's coordinate system. 0, the default: a twentieth of the scene's diagonal.</source>
      <translation>Keine zwei Stellen liegen dichter beieinander, in Einheiten des Koordinatenbezugssystems des Rasters. 0, der Standard: ein Zwanzigstel der Diagonale der Szene.</translation>
    </message>
    <message>
      <source>Suggested places</source>
      <translation>Vorgeschlagene Stellen</translation>
    </message>
    <message>
      <source>Points with rank, margin (difference of the two highest probabilities; the smaller, the more a label helps), class_1, probability_1, class_2 and probability_2, all means over 5 x 5 pixels; with novelty also kind (unlike the training data, or disputed) and novelty. A GeoPackage that brings its style; one that is there keeps its other layers.</source>
      <translation>Punkte mit rank, margin (Abstand der beiden höchsten Wahrscheinlichkeiten; je kleiner, desto mehr helfen hier Trainingsdaten), class_1, probability_1, class_2 und probability_2, alles Mittel über 5 x 5 Pixel; mit der Fremdheit auch kind (unlike: den Trainingsdaten unähnlich, oder disputed: strittig) und novelty. Ein GeoPackage, das seinen Stil mitbringt; eines, das schon da ist, behält seine anderen Layer.</translation>
    </message>
    <message>
      <source>Class map to polygons</source>
      <translation>Klassenkarte in Polygone</translation>
    </message>
    <message>
      <source>polygonize,vectorize,raster to vector,outlines,smooth,land cover,area,hectares</source>
      <translation>polygonisieren,vektorisieren,Raster zu Vektor,Umrisse,glätten,Landbedeckung,Fläche,Hektar</translation>
    </message>
    <message>
      <source>Makes a layer of polygons of a class map, one for each patch of pixels of a class that hang together at their sides, with class, area and mean confidence, in the colours of the map. Outlines can be smoothed: neighbours keep one common line, without gaps or overlaps, and it stays within half a pixel of where the map has it. All polygons are valid. A noisy map makes very many: clean it first.</source>
      <translation>Erzeugt aus einer Klassenkarte einen Layer mit Polygonen, eines für jede Teilfläche aus Pixeln einer Klasse, die an ihren Seiten zusammenhängen, mit Klasse, Fläche und mittlerer Konfidenz, in den Farben der Karte. Umrisse können geglättet werden: Nachbarn behalten eine gemeinsame Linie, ohne Lücken und Überlappungen, und sie bleibt innerhalb eines halben Pixels von dort, wo die Karte sie hat. Alle Polygone sind gültig. Eine verrauschte Karte ergibt sehr viele: sie vorher generalisieren.</translation>
    </message>
    <message>
      <source>A raster of whole numbers 0 to 255, by FreeNet or by other software. 0 is no class, unless the file names it or has another nodata value. Where there is no class, there is no polygon.</source>
      <translation>Ein Raster ganzer Zahlen von 0 bis 255, von FreeNet oder von anderer Software. 0 ist keine Klasse, es sei denn, die Datei benennt die 0 oder hat einen anderen Nodata-Wert. Wo keine Klasse ist, ist kein Polygon.</translation>
    </message>
    <message>
      <source>The confidence that was written with the map, on the same pixels; each polygon gets the mean of its pixels. Optional.</source>
      <translation>Die Konfidenz, die mit der Karte geschrieben wurde, auf denselben Pixeln; jedes Polygon bekommt das Mittel seiner Pixel. Optional.</translation>
    </message>
    <message>
      <source>Smoothing</source>
      <translation>Glättung</translation>
    </message>
    <message>
      <source>How much outlines are smoothed, 0 to {most}. 0, the default, keeps the sides of pixels. Points where three or more polygons meet stay, as does the edge of the raster. Polygons of a pixel or two become smaller and their neighbours larger; areas are those of the smoothed polygons.</source>
      <translation>Wie stark Umrisse geglättet werden, 0 bis {most}. 0, der Standard, behält die Seiten der Pixel. Punkte, an denen drei oder mehr Polygone zusammentreffen, bleiben, ebenso der Rand des Rasters. Polygone von einem oder zwei Pixeln werden kleiner und ihre Nachbarn größer; Flächen sind die der geglätteten Polygone.</translation>
    </message>
    <message>
      <source>Polygons</source>
      <translation>Polygone</translation>
    </message>
    <message>
      <source>Polygons in the map's coordinate system with value, class (its name), area_m2 (square metres on the ellipsoid, empty where the coordinate system tells none) and confidence (mean, 0 to 1). A GeoPackage that brings its style; one that is there keeps its other layers.</source>
      <translation>Polygone im Koordinatenbezugssystem der Karte mit value, class (ihrem Namen), area_m2 (Quadratmeter auf dem Ellipsoid, leer, wo das Bezugssystem keine nennt) und confidence (Mittel, 0 bis 1). Ein GeoPackage, das seinen Stil mitbringt; eines, das es schon gibt, behält seine anderen Layer.</translation>
    </message>
    <message>
      <source>Train a model</source>
      <translation>Modell trainieren</translation>
    </message>
    <message>
      <source>Trains the network FreeNet on a few polygons, lines or points and saves it as a model file, with which 'Classify with a model' maps this raster or others that have the same bands.</source>
      <translation>Trainiert das Netz FreeNet mit einigen Polygonen, Linien oder Punkten und speichert es als Modelldatei, mit der „Mit einem Modell klassifizieren“ dieses Raster oder andere mit denselben Kanälen kartiert.</translation>
    </message>
    <message>
      <source>Train and classify</source>
      <translation>Trainieren und klassifizieren</translation>
    </message>
    <message>
      <source>Trains the network FreeNet on a few polygons, lines or points and classifies the whole raster with it: a land-cover map with the names and colours of the training layer, and an account of how good it is. The network sees spectrum and surroundings together. It runs in a process of its own, on a graphics card where there is one.</source>
      <translation>Trainiert das Netz FreeNet mit einigen Polygonen, Linien oder Punkten und klassifiziert damit das ganze Raster: eine Landbedeckungskarte mit den Namen und Farben des Trainingslayers und ein Bericht, wie gut sie ist. Das Netz sieht Spektrum und Umgebung zusammen. Es läuft in einem eigenen Prozess, auf einer Grafikkarte, wo eine vorhanden ist.</translation>
    </message>
    <message>
      <source>There is nothing to train on: neither features ({}) nor a raster of classes ({}).</source>
      <translation>Es gibt nichts, womit trainiert werden kann: weder Objekte ({}) noch ein Klassenraster ({}).</translation>
    </message>
    <message>
      <source>Choose one of them.</source>
      <translation>Eines davon wählen.</translation>
    </message>
    <message>
      <source>Both features ({}) and a raster of classes ({}) are given to train on.</source>
      <translation>Zum Trainieren sind sowohl Objekte ({}) als auch ein Klassenraster ({}) angegeben.</translation>
    </message>
    <message>
      <source>Leave one of them empty.</source>
      <translation>Eines davon leer lassen.</translation>
    </message>
    <message>
      <source>hyperspectral,multispectral,land cover,classification,deep learning,supervised,polygons,points,lines</source>
      <translation>hyperspektral,multispektral,Landbedeckung,Klassifikation,Deep Learning,überwacht,Polygone,Punkte,Linien</translation>
    </message>
    <message>
      <source>The hyperspectral or multispectral image, a file. All its bands are used but those that it marks as bad and those without any data.</source>
      <translation>Das hyperspektrale oder multispektrale Bild, eine Datei. Alle Kanäle werden verwendet außer denen, die sie als schlecht markiert, und denen ohne jegliche Daten.</translation>
    </message>
    <message>
      <source>A few polygons, lines or points of every class, several per class and in different places so that some can be held out. A point stands for the pixel it lies in, a line for those it runs through. Edits that are not saved yet count; features in another coordinate reference system are transformed.</source>
      <translation>Einige Polygone, Linien oder Punkte jeder Klasse, mehrere je Klasse und an verschiedenen Stellen, damit einige zurückgehalten werden können. Ein Punkt steht für das Pixel, in dem er liegt, eine Linie für alle, durch die sie läuft. Noch nicht gespeicherte Änderungen zählen mit; Objekte in einem anderen Koordinatenbezugssystem werden transformiert.</translation>
    </message>
    <message>
      <source>The field that holds the class, text or number. Empty: the one that the layer's categorised style shows, else the one that most likely holds classes; the log names it. Whole numbers from 1 to 255 keep their value in the map, anything else is counted from 1. Names and colours come from the layer's categorised style on this field.</source>
      <translation>Das Feld, das die Klasse enthält, Text oder Zahl. Leer: das Feld, nach dem der Layer kategorisiert dargestellt wird, sonst das, welches am ehesten Klassen enthält; das Protokoll nennt es. Ganze Zahlen von 1 bis 255 behalten ihren Wert in der Karte, alles andere wird ab 1 gezählt. Namen und Farben stammen aus dem kategorisierten Stil des Layers nach diesem Feld.</translation>
    </message>
    <message>
      <source>Of points: pixels whose centre is not farther from the point than this belong to it, too. 0, the default: the pixel it lies in alone.</source>
      <translation>Bei Punkten: Pixel, deren Mitte nicht weiter vom Punkt entfernt ist, gehören auch zu ihm. 0, der Standard: nur das Pixel, in dem er liegt.</translation>
    </message>
    <message>
      <source>What the radius is told in: pixels, or metres on the ground, whatever the coordinate reference system.</source>
      <translation>Worin der Radius angegeben ist: Pixel oder Meter am Boden, gleich in welchem Koordinatenbezugssystem.</translation>
    </message>
    <message>
      <source>Class raster to train on</source>
      <translation>Klassenraster zum Trainieren</translation>
    </message>
    <message>
      <source>A raster of classes instead of features, such as an older map: whole numbers from 1 to 255 on any grid, in any coordinate reference system; of each pixel of the image the nearest one counts. No data and 0 are unlabelled, unless 0 has a name or another value is no data. Names and colours come from its style, attribute table or categories. Each patch of connected pixels of a class is what a polygon is else, and held out as a whole. Optional.</source>
      <translation>Ein Raster mit Klassen anstelle von Objekten, etwa eine ältere Karte: ganze Zahlen von 1 bis 255 auf beliebigem Gitter, in beliebigem Koordinatenbezugssystem; für jedes Pixel des Bilds zählt das nächstliegende. Nodata und 0 bleiben ohne Klasse, es sei denn, 0 hat einen Namen oder ein anderer Wert bedeutet Nodata. Namen und Farben kommen aus Stil, Attributtabelle oder Kategorien. Jede Teilfläche aus zusammenhängenden Pixeln einer Klasse gilt wie sonst ein Polygon und wird als Ganzes zurückgehalten. Optional.</translation>
    </message>
    <message>
      <source>Erode patches (pixels)</source>
      <translation>Teilflächen verkleinern (Pixel)</translation>
    </message>
    <message>
      <source>Only with a class raster: so many pixels of the image are taken off every edge of a patch, where classes mix or an older map is off by a little. Patches that are not wide enough are left out.</source>
      <translation>Nur mit Klassenraster: So viele Pixel des Bilds fallen an jedem Rand einer Teilfläche weg, wo Klassen sich mischen oder eine ältere Karte ein wenig verschoben ist. Teilflächen, die nicht breit genug sind, fallen weg.</translation>
    </message>
    <message>
      <source>Pixels per class, at most</source>
      <translation>Pixel je Klasse, höchstens</translation>
    </message>
    <message>
      <source>Only with a class raster: so many pixels of each class are trained on at most, drawn at random with the seed. 0: all of them.</source>
      <translation>Nur mit Klassenraster: Mit höchstens so vielen Pixeln jeder Klasse wird trainiert, zufällig gezogen mit dem Startwert. 0: mit allen.</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Further scenes to train on</source>
      <translation>Weitere Szenen zum Trainieren</translation>
    </message>
    <message>
      <source>One model for several scenes: a row for each scene besides the one above, with the raster, the layer of its training data and the field that holds their class, or a raster of classes and no field. Each is a single raster: further rasters, choice of bands, area of interest and mask are those of the raster above alone. Name layers of the project, or give files. Bands are matched as for a model, classes by name. Each scene is standardised by its own mean and deviation, and so is every scene that is classified with the model. The map is of the raster above. Optional; not with the preset paper.</source>
      <translation>Ein Modell für mehrere Szenen: eine Zeile für jede Szene neben der obigen, mit dem Raster, dem Layer ihrer Trainingsdaten und dem Feld, das deren Klasse enthält, oder einem Klassenraster und ohne Feld. Jede ist ein einzelnes Raster: Weitere Raster, Auswahl der Kanäle, Untersuchungsgebiet und Maske gelten nur für das obige Raster. Layer des Projekts nennen oder Dateien angeben. Kanäle werden wie bei einem Modell zugeordnet, Klassen nach dem Namen. Jede Szene wird mit ihrem eigenen Mittelwert und ihrer eigenen Standardabweichung standardisiert, ebenso jede Szene, die mit dem Modell klassifiziert wird. Die Karte ist die des obigen Rasters. Optional; nicht mit der Vorgabe paper.</translation>
    </message>
    <message>
      <source>How to train.</source>
      <translation>Wie trainiert wird.</translation>
    </message>
    <message>
      <source>{id} ({name}): {help}</source>
      <translation>{id} ({name}): {help}</translation>
    </message>
    <message>
      <source>Number of training steps of each network. 0: as many as the preset has; auto and fast end sooner where accuracy has stopped improving.</source>
      <translation>Anzahl der Trainingsschritte jedes Netzes. 0: so viele, wie die Vorgabe hat; auto und fast enden früher, wenn sich die Genauigkeit nicht mehr verbessert.</translation>
    </message>
    <message>
      <source>Only with validation, and not for the preset paper. Yes, the default: once the accuracy is measured, training goes on for the last third of its steps, with what was held out as well. No: it takes all steps before, and the validated model is kept, and makes the map.</source>
      <translation>Nur mit Validierung, und nicht für die Vorgabe paper. Ja, der Standard: Ist die Genauigkeit gemessen, geht das Training für das letzte Drittel seiner Schritte weiter, nun auch mit dem Zurückgehaltenen. Nein: Das Training macht alle Schritte davor, und das validierte Modell bleibt, und von ihm stammt die Karte.</translation>
    </message>
    <message>
      <source>Train a model further instead of a new one: with new training data, on its scene or another of the same bands. Classes of the same name stay the same, others are added. What the model is sure of is kept in mind. Takes a third of the steps of one network. Optional.</source>
      <translation>Ein Modell weitertrainieren statt eines neuen: mit neuen Trainingsdaten, auf seiner Szene oder einer anderen mit denselben Kanälen. Klassen gleichen Namens bleiben dieselben, andere kommen hinzu. Was das Modell sicher weiß, behält es im Gedächtnis. Dauert ein Drittel der Schritte eines Netzes. Optional.</translation>
    </message>
    <message>
      <source>There are two areas of interest: a layer ({}) and an extent ({}).</source>
      <translation>Es gibt zwei Untersuchungsgebiete: einen Layer ({}) und eine Ausdehnung ({}).</translation>
    </message>
    <message>
      <source>Give one of them.</source>
      <translation>Eines davon angeben.</translation>
    </message>
    <message>
      <source>Polygons outside which nothing is trained on nor mapped; pixels whose centre lies inside count. The map keeps the size of the raster, with no data outside. Of a large raster only what lies around the area is read and computed. 'Selected features only' is heeded. Optional.</source>
      <translation>Polygone, außerhalb derer weder trainiert noch kartiert wird; es zählen die Pixel, deren Mitte innerhalb liegt. Die Karte behält die Größe des Rasters, außerhalb ohne Daten. Von einem großen Raster wird nur gelesen und berechnet, was um das Gebiet liegt. „Nur gewählte Objekte“ wird beachtet. Optional.</translation>
    </message>
    <message>
      <source>A rectangle in place of a layer of polygons, such as that of the map canvas. Optional.</source>
      <translation>Ein Rechteck statt eines Layers von Polygonen, etwa das der Kartenansicht. Optional.</translation>
    </message>
    <message>
      <source>Area of interest as an extent</source>
      <translation>Untersuchungsgebiet als Ausdehnung</translation>
    </message>
    <message>
      <source>A raster that tells which pixels are to be left out of training, statistics and map, such as clouds; on any grid, in any coordinate reference system. Outside it nothing is left out. Optional.</source>
      <translation>Ein Raster, das sagt, welche Pixel bei Training, Statistik und Karte ausgelassen werden, etwa Wolken; mit beliebigem Gitter, in beliebigem Koordinatenbezugssystem. Außerhalb davon wird nichts ausgelassen. Optional.</translation>
    </message>
    <message>
      <source>Which values of the mask leave a pixel out: '3, 8-10' for these values, 'not 4-7' for all others, 'bits 3, 4' for any of these bits, 'scl clouds snow' for what a quality layer that is known tells of. 'band 2: 1' looks at one band; without it any band is enough. Several such texts are parted by semicolons. Empty: what the name of a known quality layer tells. Known are: {names}. Optional.</source>
      <translation>Welche Werte der Maske ein Pixel auslassen: „3, 8-10“ für diese Werte, „not 4-7“ für alle anderen, „bits 3, 4“ für jedes dieser Bits, „scl clouds snow“ für das, was eine bekannte Qualitätsebene sagt. „band 2: 1“ sieht nur einen Kanal an; sonst genügt irgendein Kanal. Mehrere solche Texte werden durch Semikolons getrennt. Leer: was der Name einer bekannten Qualitätsebene sagt. Bekannt sind: {names}. Optional.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Fläche</translation>
    </message>
    <message>
      <source>Share of the map</source>
      <translation>Anteil an der Karte</translation>
    </message>
    <message>
      <source>Adjusted share</source>
      <translation>Bereinigter Anteil</translation>
    </message>
    <message>
      <source>In the map (ha)</source>
      <translation>In der Karte (ha)</translation>
    </message>
    <message>
      <source>In the map (pixels)</source>
      <translation>In der Karte (Pixel)</translation>
    </message>
    <message>
      <source>Adjusted (ha)</source>
      <translation>Bereinigt (ha)</translation>
    </message>
    <message>
      <source>Counted in the map, which confuses classes and so gives them wrong areas. They are not adjusted: the confusion was measured on the validated model, the map is of the final one. Assess the map with a reference of its own, or keep the validated model, for adjusted areas.</source>
      <translation>In der Karte gezählt, die Klassen verwechselt und ihnen deshalb falsche Flächen gibt. Sie sind nicht bereinigt: Die Verwechslungen wurden am validierten Modell gemessen, die Karte ist vom Endmodell. Für bereinigte Flächen die Karte mit einer eigenen Referenz bewerten oder das validierte Modell behalten.</translation>
    </message>
    <message>
      <source>Counted in the map; nothing is known of its errors.</source>
      <translation>In der Karte gezählt; über ihre Fehler ist nichts bekannt.</translation>
    </message>
    <message>
      <source>Counted in the map, and not adjusted for confusion: fewer than two reference pixels lie where the map shows {}, so nobody knows how much of that is right.</source>
      <translation>In der Karte gezählt und nicht um Verwechslungen bereinigt: Weniger als zwei Referenzpixel liegen dort, wo die Karte {} zeigt; daher ist nicht bekannt, wie viel davon richtig ist.</translation>
    </message>
    <message>
      <source>no disagreement seen, so no interval</source>
      <translation>keine Abweichung beobachtet, daher kein Intervall</translation>
    </message>
    <message>
      <source>Overall accuracy weighted by area: {accuracy} ({interval}).</source>
      <translation>Nach Fläche gewichtete Gesamtgenauigkeit: {accuracy} ({interval}).</translation>
    </message>
    <message>
      <source>A map that confuses classes gives them wrong areas. The adjusted share corrects that by the confusion with the reference, with a 95 % interval (Olofsson et al. 2014).</source>
      <translation>Eine Karte, die Klassen verwechselt, gibt ihnen falsche Flächen. Der bereinigte Anteil korrigiert das anhand der Verwechslungen mit der Referenz, mit einem 95-%-Intervall (Olofsson et al. 2014).</translation>
    </message>
    <message>
      <source>Training data are none, and those that lie together are alike: take it as a rough guide; true intervals are wider than these.</source>
      <translation>Trainingsdaten sind keine, und was beieinanderliegt, ähnelt einander: nur ein grober Anhalt; die wahren Intervalle sind breiter als diese.</translation>
    </message>
    <message>
      <source>It holds for points that were placed at random.</source>
      <translation>Das gilt für zufällig gesetzte Punkte.</translation>
    </message>
    <message>
      <source>It takes the reference pixels for a random sample within each mapped class.</source>
      <translation>Dabei gelten die Referenzpixel als Zufallsstichprobe innerhalb jeder kartierten Klasse.</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <source>{used} of the {all} of its training raster</source>
      <translation>{used} der {all} seines Trainingsrasters</translation>
    </message>
    <message>
      <source>Wavelengths</source>
      <translation>Wellenlängen</translation>
    </message>
    <message>
      <source>Stored values</source>
      <translation>Gespeicherte Werte</translation>
    </message>
    <message>
      <source>No data</source>
      <translation>Nodata</translation>
    </message>
    <message>
      <source>Bands left out</source>
      <translation>Ausgelassene Kanäle</translation>
    </message>
    <message>
      <source>Bands used though bad</source>
      <translation>Benutzte schlechte Kanäle</translation>
    </message>
    <message>
      <source>Pixels without data</source>
      <translation>Pixel ohne Daten</translation>
    </message>
    <message>
      <source>Trained on</source>
      <translation>Trainiert mit</translation>
    </message>
    <message>
      <source>Standardised by</source>
      <translation>Standardisiert mit</translation>
    </message>
    <message>
      <source>the mean and deviation of each scene itself</source>
      <translation>Mittelwert und Standardabweichung jeder Szene selbst</translation>
    </message>
    <message>
      <source>Training pixels</source>
      <translation>Trainingspixel</translation>
    </message>
    <message>
      <source>Final model trained on</source>
      <translation>Endmodell trainiert mit</translation>
    </message>
    <message>
      <source>About the training data</source>
      <translation>Zu den Trainingsdaten</translation>
    </message>
    <message>
      <source>Unlike the training data</source>
      <translation>Den Trainingsdaten unähnlich</translation>
    </message>
    <message>
      <source>Training spectra kept</source>
      <translation>Bewahrte Trainingsspektren</translation>
    </message>
    <message>
      <source>Place of the first</source>
      <translation>Lage der ersten</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Lage</translation>
    </message>
    <message>
      <source>Reference system</source>
      <translation>Bezugssystem</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>preset {preset}, {steps} steps, seed {seed}</source>
      <translation>Vorgabe {preset}, {steps} Schritte, Startwert {seed}</translation>
    </message>
    <message>
      <source>Computed on</source>
      <translation>Berechnet auf</translation>
    </message>
    <message>
      <source>Written</source>
      <translation>Geschrieben</translation>
    </message>
    <message>
      <source>{date} by FreeNet for QGIS {version}</source>
      <translation>{date}, von FreeNet für QGIS {version}</translation>
    </message>
    <message>
      <source>{number} scenes: {names}</source>
      <translation>{number} Szenen: {names}</translation>
    </message>
    <message>
      <source>not measured, nothing was held out</source>
      <translation>nicht gemessen, nichts wurde zurückgehalten</translation>
    </message>
    <message>
      <source>overall {overall}, average of the classes {average}</source>
      <translation>Gesamt {overall}, Mittel der Klassen {average}</translation>
    </message>
    <message>
      <source>kappa {}</source>
      <translation>Kappa {}</translation>
    </message>
    <message>
      <source>not known, bands are matched by name or position</source>
      <translation>nicht bekannt, Kanäle werden nach Name oder Position zugeordnet</translation>
    </message>
    <message>
      <source>{} nm wide</source>
      <translation>{} nm breit</translation>
    </message>
    <message>
      <source>widths not known</source>
      <translation>Breiten nicht bekannt</translation>
    </message>
    <message>
      <source>not marked</source>
      <translation>nicht gekennzeichnet</translation>
    </message>
    <message>
      <source>physical, taken as they are</source>
      <translation>physikalisch, unverändert übernommen</translation>
    </message>
    <message>
      <source>differs by band</source>
      <translation>je nach Kanal verschieden</translation>
    </message>
    <message>
      <source>{count} of {all} ({share} %)</source>
      <translation>{count} von {all} ({share} %)</translation>
    </message>
    <message>
      <source>{pixels} in {polygons} features</source>
      <translation>{pixels} in {polygons} Objekten</translation>
    </message>
    <message>
      <source>{}, with those held out</source>
      <translation>{}, zurückgehaltene eingeschlossen</translation>
    </message>
    <message>
      <source>{} of the map that was made with it</source>
      <translation>{} der Karte, die damit entstand</translation>
    </message>
    <message>
      <source>{rows} x {cols} pixels, without a place on the ground</source>
      <translation>{rows} x {cols} Pixel, ohne Lage auf der Erde</translation>
    </message>
    <message>
      <source>{rows} x {cols} pixels, x {west} to {east}, y {south} to {north}</source>
      <translation>{rows} x {cols} Pixel, x {west} bis {east}, y {south} bis {north}</translation>
    </message>
    <message>
      <source>{network}, shown on {number} axes</source>
      <translation>{network}, auf {number} Achsen</translation>
    </message>
    <message>
      <source>Maps</source>
      <translation>Karten</translation>
    </message>
    <message>
      <source>… and {} more</source>
      <translation>… und {} weitere</translation>
    </message>
    <message>
      <source>What changed</source>
      <translation>Was sich verändert hat</translation>
    </message>
    <message>
      <source>Overall accuracy before</source>
      <translation>Gesamtgenauigkeit vorher</translation>
    </message>
    <message>
      <source>Overall accuracy after</source>
      <translation>Gesamtgenauigkeit nachher</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <source>Compared pixels</source>
      <translation>Verglichene Pixel</translation>
    </message>
    <message>
      <source>With a class before only</source>
      <translation>Nur vorher mit Klasse</translation>
    </message>
    <message>
      <source>With a class after only</source>
      <translation>Nur nachher mit Klasse</translation>
    </message>
    <message>
      <source>FreeNet for QGIS</source>
      <translation>FreeNet für QGIS</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>Zunahme</translation>
    </message>
    <message>
      <source>Net</source>
      <translation>Saldo</translation>
    </message>
    <message>
      <source>Net, of before</source>
      <translation>Saldo, von vorher</translation>
    </message>
    <message>
      <source>Pixels.</source>
      <translation>Pixel.</translation>
    </message>
    <message>
      <source>Hectares, and below them pixels.</source>
      <translation>Hektar, darunter Pixel.</translation>
    </message>
    <message>
      <source>Counted where both maps show a class. {} The maps err, and every error of one of them counts as change.</source>
      <translation>Gezählt, wo beide Karten eine Klasse zeigen. {} Karten enthalten Fehler, und jeder Fehler einer von ihnen zählt als Veränderung.</translation>
    </message>
    <message>
      <source>Gains and losses</source>
      <translation>Zu- und Abnahmen</translation>
    </message>
    <message>
      <source>Class after</source>
      <translation>Klasse nachher</translation>
    </message>
    <message>
      <source>Class before</source>
      <translation>Klasse vorher</translation>
    </message>
    <message>
      <source>hectares, and below them pixels</source>
      <translation>Hektar, darunter in Pixeln</translation>
    </message>
    <message>
      <source>What became what, in {unit}. What stayed as it was stands on the diagonal.</source>
      <translation>Was wozu wurde, in {unit}. Was blieb, wie es war, steht auf der Diagonale.</translation>
    </message>
    <message>
      <source>From class to class</source>
      <translation>Von Klasse zu Klasse</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Veränderung</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Hectares</source>
      <translation>Hektar</translation>
    </message>
    <message>
      <source>And {} more, in the JSON file beside this page.</source>
      <translation>Und {} weitere, in der JSON-Datei neben dieser Seite.</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Unterschied</translation>
    </message>
    <message>
      <source>Against the errors</source>
      <translation>Verglichen mit den Fehlern</translation>
    </message>
    <message>
      <source>Maps that confuse classes give them wrong areas, and wrong change. Here the area of each class at each date is corrected by the confusion of that map with its reference, with a 95 % interval (Olofsson et al. 2014).</source>
      <translation>Karten, die Klassen verwechseln, geben ihnen falsche Flächen und falsche Veränderungen. Hier ist die Fläche jeder Klasse zu jedem Zeitpunkt um die Verwechslungen der jeweiligen Karte mit ihrer Referenz bereinigt, mit einem 95-%-Intervall (Olofsson et al. 2014).</translation>
    </message>
    <message>
      <source>Areas with their errors</source>
      <translation>Flächen mit ihren Fehlern</translation>
    </message>
    <message>
      <source>FreeNet: change from {before} to {after}</source>
      <translation>FreeNet: Veränderung von {before} zu {after}</translation>
    </message>
    <message numerus="yes">
      <source>Nothing changed: the maps show the same wherever both have a class, on {count} pixels.</source>
      <translation>
        <numerusform>Nichts hat sich geändert: Wo beide Karten eine Klasse haben, auf {count} Pixel, zeigen sie dasselbe.</numerusform>
        <numerusform>Nichts hat sich geändert: Wo beide Karten eine Klasse haben, auf {count} Pixeln, zeigen sie dasselbe.</numerusform>
      </translation>
    </message>
    <message>
      <source>{share} of what both maps show changed: {changed} of {pixels} pixels.</source>
      <translation>{share} dessen, was beide Karten zeigen, hat sich verändert: {changed} von {pixels} Pixeln.</translation>
    </message>
    <message>
      <source>{share} of what both maps show changed: {hectares} of {all} ha, {changed} of {pixels} pixels.</source>
      <translation>{share} dessen, was beide Karten zeigen, hat sich verändert: {hectares} von {all} ha, {changed} von {pixels} Pixeln.</translation>
    </message>
    <message>
      <source>{before} → {after}: {amount}</source>
      <translation>{before} → {after}: {amount}</translation>
    </message>
    <message>
      <source>Assess both maps with references of their own for areas with intervals, and to learn which changes are larger than the errors.</source>
      <translation>Für Flächen mit Intervallen, und um zu erfahren, welche Veränderungen größer sind als die Fehler, beide Karten mit eigenen Referenzen bewerten.</translation>
    </message>
    <message>
      <source>Larger than the errors of the maps: {}.</source>
      <translation>Größer als die Fehler der Karten: {}.</translation>
    </message>
    <message>
      <source>No larger than the errors of the maps, so it may be none: {}.</source>
      <translation>Nicht größer als die Fehler der Karten, also vielleicht keine Veränderung: {}.</translation>
    </message>
    <message>
      <source>No error was seen, so nobody can tell: {}.</source>
      <translation>Es wurde kein Fehler beobachtet, daher lässt es sich nicht sagen: {}.</translation>
    </message>
    <message>
      <source>Intervals take reference pixels for a random sample within each mapped class.</source>
      <translation>Die Intervalle setzen voraus, dass die Referenzpixel innerhalb jeder kartierten Klasse eine Zufallsstichprobe sind.</translation>
    </message>
    <message>
      <source>The error of a difference takes the two references for independent.</source>
      <translation>Der Fehler eines Unterschieds setzt voraus, dass die beiden Referenzen unabhängig sind.</translation>
    </message>
    <message>
      <source>grew by more than the maps err</source>
      <translation>stärker gewachsen als die Fehler der Karten</translation>
    </message>
    <message>
      <source>shrank by more than the maps err</source>
      <translation>stärker geschrumpft als die Fehler der Karten</translation>
    </message>
    <message>
      <source>no larger than the errors of the maps</source>
      <translation>nicht größer als die Fehler der Karten</translation>
    </message>
    <message>
      <source>no error was seen, so nobody can tell</source>
      <translation>kein Fehler beobachtet, daher nicht zu sagen</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <source>Training loss</source>
      <translation>Trainingsverlust</translation>
    </message>
    <message>
      <source>Training loss over {steps} steps, from {first} to {last}</source>
      <translation>Trainingsverlust über {steps} Schritte, von {first} auf {last}</translation>
    </message>
    <message>
      <source>average accuracy on {where} at the end {share}</source>
      <translation>mittlere Genauigkeit an {where} am Ende {share}</translation>
    </message>
    <message>
      <source>Average accuracy on {}</source>
      <translation>Mittlere Genauigkeit an {}</translation>
    </message>
    <message>
      <source>Between the upright lines {} networks are trained one after the other. The last learns from those before it and is kept.</source>
      <translation>Zwischen den senkrechten Linien werden nacheinander {} Netze trainiert. Das letzte lernt von denen davor und wird behalten.</translation>
    </message>
    <message>
      <source>Accuracy by confidence; expected calibration error {}</source>
      <translation>Genauigkeit nach Konfidenz; erwarteter Kalibrierungsfehler {}</translation>
    </message>
    <message>
      <source>The bars in figures</source>
      <translation>Die Balken in Zahlen</translation>
    </message>
    <message>
      <source>Expected calibration error {error}: so far confidence and accuracy lie apart on average. With this reference chance alone would make it about {by_chance}. Bars below the dashed line mean that the map is surer than it is right.</source>
      <translation>Erwarteter Kalibrierungsfehler {error}: So weit liegen Konfidenz und Genauigkeit im Mittel auseinander. Bei dieser Referenz ergäben sich durch bloßen Zufall etwa {by_chance}. Balken unter der gestrichelten Linie bedeuten, dass sich die Karte sicherer gibt, als sie richtig ist.</translation>
    </message>
    <message>
      <source>Probabilities were scaled with a temperature of {}.</source>
      <translation>Die Wahrscheinlichkeiten wurden mit einer Temperatur von {} skaliert.</translation>
    </message>
    <message>
      <source>Diagram and temperature come from the validated model; the final one is given the same temperature.</source>
      <translation>Diagramm und Temperatur stammen vom validierten Modell; das Endmodell erhält dieselbe Temperatur.</translation>
    </message>
    <message numerus="yes">
      <source>Confidence {range}: {share} of {pixels} pixels right</source>
      <translation>
        <numerusform>Konfidenz {range}: {share} von {pixels} Pixel richtig</numerusform>
        <numerusform>Konfidenz {range}: {share} von {pixels} Pixeln richtig</numerusform>
      </translation>
    </message>
    <message>
      <source>{low} to {high} %</source>
      <translation>{low} bis {high} %</translation>
    </message>
    <message>
      <source>FreeNet: {map}, cleaned</source>
      <translation>FreeNet: {map}, generalisiert</translation>
    </message>
    <message>
      <source>There was no reference, so nothing is known of what this does to the accuracy.</source>
      <translation>Es gab keine Referenz; wie sich das auf die Genauigkeit auswirkt, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
      <source>{pixels} pixels ({share} of the map) have another class than before; of {before} patches there are {after}.</source>
      <translation>
        <numerusform>{pixels} Pixel ({share} der Karte) hat eine andere Klasse als vorher; von {before} Teilflächen sind es noch {after}.</numerusform>
        <numerusform>{pixels} Pixel ({share} der Karte) haben eine andere Klasse als vorher; von {before} Teilflächen sind es noch {after}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Gesamtgenauigkeit</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Mean IoU</source>
      <translation>Mittlerer IoU</translation>
    </message>
    <message>
      <source>Both maps were compared with the same reference, which says how good they are only if nothing was trained on it. Where the intervals overlap by far, the difference may be chance.</source>
      <translation>Beide Karten wurden mit derselben Referenz verglichen, die nur dann sagt, wie gut sie sind, wenn nichts damit trainiert wurde. Wo die Intervalle sich weit überlappen, kann der Unterschied Zufall sein.</translation>
    </message>
    <message>
      <source>Reference pixels</source>
      <translation>Referenzpixel</translation>
    </message>
    <message>
      <source>Producer's accuracy before</source>
      <translation>Produzentengenauigkeit vorher</translation>
    </message>
    <message>
      <source>after</source>
      <translation>nachher</translation>
    </message>
    <message>
      <source>User's accuracy before</source>
      <translation>Nutzergenauigkeit vorher</translation>
    </message>
    <message>
      <source>In the map before (ha)</source>
      <translation>In der Karte vorher (ha)</translation>
    </message>
    <message>
      <source>after (ha)</source>
      <translation>nachher (ha)</translation>
    </message>
    <message>
      <source>In the map before (pixels)</source>
      <translation>In der Karte vorher (Pixel)</translation>
    </message>
    <message>
      <source>after (pixels)</source>
      <translation>nachher (Pixel)</translation>
    </message>
    <message>
      <source>Adjusted share before</source>
      <translation>Bereinigter Anteil vorher</translation>
    </message>
    <message>
      <source>Adjusted share after</source>
      <translation>Bereinigter Anteil nachher</translation>
    </message>
    <message>
      <source>FreeNet: accuracy of {scene} against {reference}</source>
      <translation>FreeNet: Genauigkeit von {scene} gegenüber {reference}</translation>
    </message>
    <message>
      <source>FreeNet: accuracy of {}</source>
      <translation>FreeNet: Genauigkeit von {}</translation>
    </message>
    <message>
      <source>FreeNet: model trained on {}</source>
      <translation>FreeNet: Modell, trainiert mit {}</translation>
    </message>
    <message>
      <source>FreeNet: land-cover map of {}</source>
      <translation>FreeNet: Landbedeckungskarte von {}</translation>
    </message>
    <message>
      <source>Mapped by a model that was trained before: how accurate it is here was not measured.</source>
      <translation>Mit einem früher trainierten Modell kartiert: Wie genau es hier ist, wurde nicht gemessen.</translation>
    </message>
    <message>
      <source>Not validated: no reference was held out.</source>
      <translation>Nicht validiert: Keine Referenz wurde zurückgehalten.</translation>
    </message>
    <message>
      <source>Overall accuracy {overall}, average accuracy {average} on {pixels} pixels, {measured}.</source>
      <translation>Gesamtgenauigkeit {overall}, mittlere Genauigkeit {average} an {pixels} Pixeln, {measured}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Two models:&lt;/b&gt; all that is said here of accuracy, confusion, disagreement and confidence was measured on a model trained without {held_out}; the map and the saved model have been trained on all data, and could not be measured.</source>
      <translation>&lt;b&gt;Zwei Modelle:&lt;/b&gt; Alles, was hier über Genauigkeit, Verwechslungen, Abweichungen und Konfidenz steht, wurde an einem Modell gemessen, das nicht mit {held_out} trainiert war; das gespeicherte Modell und die Karte beruhen auf allen Daten und ließen sich nicht messen.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Two models:&lt;/b&gt; all that is said here of accuracy, confusion, disagreement and confidence was measured on a model trained without {held_out}; the saved model has been trained on all data, and could not be measured.</source>
      <translation>&lt;b&gt;Zwei Modelle:&lt;/b&gt; Alles, was hier über Genauigkeit, Verwechslungen, Abweichungen und Konfidenz steht, wurde an einem Modell gemessen, das nicht mit {held_out} trainiert war; das gespeicherte Modell beruht auf allen Daten und ließ sich nicht messen.</translation>
    </message>
    <message>
      <source>The map lies nearer to the training pixels ({map} pixels, the median) than what was held out ({test} pixels): expect it to be better than these figures.</source>
      <translation>Die Karte liegt näher an den Trainingspixeln ({map} Pixel im Median) als das Zurückgehaltene ({test} Pixel): Sie ist vermutlich besser als diese Zahlen.</translation>
    </message>
    <message>
      <source>The map lies about as far from the training pixels ({map} pixels, the median) as what was held out ({test} pixels): expect it to be about as good as these figures.</source>
      <translation>Die Karte liegt etwa so weit von den Trainingspixeln ({map} Pixel im Median) wie das Zurückgehaltene ({test} Pixel): Sie ist vermutlich etwa so gut wie diese Zahlen.</translation>
    </message>
    <message>
      <source>The map lies farther from the training pixels ({map} pixels, the median) than what was held out ({test} pixels): expect it to be worse than these figures.</source>
      <translation>Die Karte liegt weiter von den Trainingspixeln ({map} Pixel im Median) als das Zurückgehaltene ({test} Pixel): Sie ist vermutlich schlechter als diese Zahlen.</translation>
    </message>
    <message>
      <source>95 %: {}</source>
      <translation>95 %: {}</translation>
    </message>
    <message>
      <source>{}: {}</source>
      <translation>{}: {}</translation>
    </message>
    <message>
      <source>against the reference</source>
      <translation>gegenüber der Referenz</translation>
    </message>
    <message>
      <source>against {}</source>
      <translation>geprüft gegen {}</translation>
    </message>
    <message>
      <source>{left_out} of {all} reference pixels,</source>
      <translation>{left_out} von {all} Referenzpixeln,</translation>
    </message>
    <message>
      <source>Without a class in the map</source>
      <translation>Ohne Klasse in der Karte</translation>
    </message>
    <message>
      <source>left out of all other figures</source>
      <translation>in allen anderen Zahlen nicht enthalten</translation>
    </message>
    <message>
      <source>For comparison, on the same pixels: a random forest, a support vector machine (SVM) and a linear discriminant (LDA), which see each spectrum alone, and giving each pixel the class of the nearest training pixel, which shows how far nearness alone carries.</source>
      <translation>Zum Vergleich, an denselben Pixeln: ein Random Forest, eine Support-Vektor-Maschine (SVM) und eine lineare Diskriminanzanalyse (LDA), die jedes Spektrum für sich sehen, und für jedes Pixel die Klasse des nächstgelegenen Trainingspixels, was zeigt, wie weit bloße Nähe trägt.</translation>
    </message>
    <message>
      <source>Average accuracy and mean IoU are over the {known} of {all} classes with reference pixels; nothing is known of the others.</source>
      <translation>Mittlere Genauigkeit und mittlerer IoU gelten für die {known} von {all} Klassen mit Referenzpixeln; über die übrigen ist nichts bekannt.</translation>
    </message>
    <message>
      <source>Average accuracy and mean IoU are over the {known} of {all} classes with held-out pixels; nothing is known of the others.</source>
      <translation>Mittlere Genauigkeit und mittlerer IoU gelten für die {known} von {all} Klassen mit zurückgehaltenen Pixeln; über die übrigen ist nichts bekannt.</translation>
    </message>
    <message>
      <source>What lies together was held out together: {polygons} in {places} at least {apart} pixels apart.</source>
      <translation>Was beieinanderliegt, wurde zusammen zurückgehalten: {polygons} bilden {places}, mindestens {apart} Pixel voneinander entfernt.</translation>
    </message>
    <message>
      <source>What lies together would have been held out together, but all lies too close for that: {polygons} in {places}, some of which touch.</source>
      <translation>Was beieinanderliegt, wäre zusammen zurückgehalten worden, doch dafür liegt alles zu dicht: {polygons} bilden {places}, von denen sich manche berühren.</translation>
    </message>
    <message>
      <source>What lies together was held out together: {polygons} in {places}, half of them at least {apart} pixels from any other; some touch.</source>
      <translation>Was beieinanderliegt, wurde zusammen zurückgehalten: {polygons} bilden {places}, die Hälfte davon mindestens {apart} Pixel von jedem anderen entfernt; manche berühren sich.</translation>
    </message>
    <message>
      <source>What lies together was held out together: {polygons} in {places}, half of them at least {apart} pixels from any other, all at least {least}.</source>
      <translation>Was beieinanderliegt, wurde zusammen zurückgehalten: {polygons} bilden {places}, die Hälfte davon mindestens {apart} Pixel von jedem anderen entfernt, alle mindestens {least}.</translation>
    </message>
    <message>
      <source>Not counted: {polygons} of classes that lie in one place only; these may be nearer to others.</source>
      <translation>Nicht mitgezählt: {polygons} von Klassen, die nur an einem einzigen Ort liegen; diese können anderen näher sein.</translation>
    </message>
    <message>
      <source>No 95 % intervals: {} cannot tell how accuracy varies.</source>
      <translation>Keine 95-%-Intervalle: {} kann nicht zeigen, wie die Genauigkeit schwankt.</translation>
    </message>
    <message>
      <source>No 95 % intervals for all classes together: {}, which all agree or are too few to tell.</source>
      <translation>Keine 95-%-Intervalle für alle Klassen zusammen: {}, die alle übereinstimmen oder für eine Aussage zu wenige sind.</translation>
    </message>
    <message>
      <source>The 95 % intervals come from resampling {}. A class with a single one, or where all agree, has none.</source>
      <translation>Die 95-%-Intervalle stammen aus Resampling (Stichprobe: {}). Eine Klasse mit nur einer Stichprobeneinheit, oder bei der alle übereinstimmen, hat keines.</translation>
    </message>
    <message>
      <source>The 95 % intervals come from resampling {}, not single pixels: pixels that lie together are alike. A class with a single one, or where all agree, has none.</source>
      <translation>Die 95-%-Intervalle stammen aus Resampling (Stichprobe: {}), nicht aus einzelnen Pixeln: Benachbarte Pixel ähneln einander. Eine Klasse mit nur einer Stichprobeneinheit, oder bei der alle übereinstimmen, hat keines.</translation>
    </message>
    <message>
      <source>FreeNet model: {}</source>
      <translation>FreeNet-Modell: {}</translation>
    </message>
    <message numerus="yes">
      <source>{bands} bands in, {classes} classes out.</source>
      <translation>
        <numerusform>{bands} Kanal hinein, {classes} Klassen heraus.</numerusform>
        <numerusform>{bands} Kanäle hinein, {classes} Klassen heraus.</numerusform>
      </translation>
    </message>
    <message>
      <source>Not validated.</source>
      <translation>Nicht validiert.</translation>
    </message>
    <message numerus="yes">
      <source>Validated on the scenes it was trained on.</source>
      <translation>
        <numerusform>Validiert an der Szene, mit der es trainiert wurde.</numerusform>
        <numerusform>Validiert an den Szenen, mit denen es trainiert wurde.</numerusform>
      </translation>
    </message>
    <message>
      <source>Value in the map</source>
      <translation>Wert in der Karte</translation>
    </message>
    <message>
      <source>Number in the raster</source>
      <translation>Nummer im Raster</translation>
    </message>
    <message>
      <source>Width (nm)</source>
      <translation>Breite (nm)</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Mittelwert</translation>
    </message>
    <message>
      <source>Deviation</source>
      <translation>Standardabweichung</translation>
    </message>
    <message>
      <source>Trained on values</source>
      <translation>Trainiert mit Werten</translation>
    </message>
    <message>
      <source>Values in physical units.</source>
      <translation>Werte in physikalischen Einheiten.</translation>
    </message>
    <message>
      <source>Mean and deviation in physical units, of the first scene; every scene is standardised by its own. The range given last is in deviations from the mean, over all training scenes.</source>
      <translation>Mittelwert und Standardabweichung in physikalischen Einheiten, von der ersten Szene; jede Szene wird mit ihren eigenen standardisiert. Der zuletzt genannte Bereich ist in Standardabweichungen vom Mittelwert angegeben, über alle Trainingsszenen.</translation>
    </message>
    <message>
      <source>Of two hundred pixels of the training scene one is below the range given last, and one above.</source>
      <translation>Von zweihundert Pixeln der Trainingsszene liegt eines unter dem zuletzt genannten Bereich und eines darüber.</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>Lauf</translation>
    </message>
    <message>
      <source>Class map of {rows} x {cols} pixels</source>
      <translation>Klassenkarte aus {rows} x {cols} Pixeln</translation>
    </message>
    <message>
      <source>There is more than can be shown here; the browser shows all of it.</source>
      <translation>Hier lässt sich nicht alles zeigen; der Browser zeigt alles.</translation>
    </message>
    <message>
      <source>There is a table here that is too large to be shown; the browser shows it.</source>
      <translation>Hier steht eine Tabelle, die zu groß ist, um gezeigt zu werden; der Browser zeigt sie.</translation>
    </message>
    <message>
      <source>Went on from</source>
      <translation>Ausgegangen von</translation>
    </message>
    <message>
      <source>Statistics of the scene</source>
      <translation>Statistik der Szene</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Sekunden</translation>
    </message>
    <message>
      <source>exact</source>
      <translation>exakt</translation>
    </message>
    <message>
      <source>approximate</source>
      <translation>angenähert</translation>
    </message>
    <message>
      <source>name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Scene</source>
      <translation>Szene</translation>
    </message>
    <message>
      <source>Compared with</source>
      <translation>Verglichen mit</translation>
    </message>
    <message>
      <source>Placed by</source>
      <translation>Platziert mit</translation>
    </message>
    <message>
      <source>Classes matched by</source>
      <translation>Klassen zugeordnet nach</translation>
    </message>
    <message>
      <source>{} (raster)</source>
      <translation>{} (Raster)</translation>
    </message>
    <message>
      <source>{layer}, field {field}, {features}</source>
      <translation>{layer}, Feld {field}, {features}</translation>
    </message>
    <message>
      <source>Pixels in the final map</source>
      <translation>Pixel in der Karte des Endmodells</translation>
    </message>
    <message>
      <source>Pixels in the map</source>
      <translation>Pixel in der Karte</translation>
    </message>
    <message>
      <source>Accuracies are of the validated model, on {}.</source>
      <translation>Die Genauigkeiten sind die des validierten Modells, an {}.</translation>
    </message>
    <message>
      <source>Producer's&lt;br&gt;accuracy</source>
      <translation>Produzenten-&lt;br&gt;genauigkeit</translation>
    </message>
    <message>
      <source>User's&lt;br&gt;accuracy</source>
      <translation>Nutzer-&lt;br&gt;genauigkeit</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>IoU</source>
      <translation>IoU</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Layer</translation>
    </message>
    <message>
      <source>One model for all, each standardised by its own mean and deviation. All other figures here are of all scenes together; the map is of the first.</source>
      <translation>Ein Modell für alle, jede mit ihrem eigenen Mittelwert und ihrer eigenen Standardabweichung standardisiert. Alle anderen Zahlen hier gelten für alle Szenen zusammen; die Karte zeigt die erste.</translation>
    </message>
    <message>
      <source>Scenes</source>
      <translation>Szenen</translation>
    </message>
    <message>
      <source>Held-out pixels</source>
      <translation>Zurückgehaltene Pixel</translation>
    </message>
    <message>
      <source>Pixels. Each row is a class of the reference, each column a class of the map, by its value; both agree on the diagonal.</source>
      <translation>Pixel. Jede Zeile ist eine Klasse der Referenz, jede Spalte eine Klasse der Karte, nach ihrem Wert; auf der Diagonale stimmen beide überein.</translation>
    </message>
    <message>
      <source>Class in the map</source>
      <translation>Klasse in der Karte</translation>
    </message>
    <message>
      <source>Class in the reference</source>
      <translation>Klasse in der Referenz</translation>
    </message>
    <message>
      <source>Labelled</source>
      <translation>Zugeordnet als</translation>
    </message>
    <message>
      <source>Mapped mostly as</source>
      <translation>Meist kartiert als</translation>
    </message>
    <message>
      <source>Mapped as labelled</source>
      <translation>Wie zugeordnet kartiert</translation>
    </message>
    <message>
      <source>Probability of the label</source>
      <translation>Wahrscheinlichkeit der zugeordneten Klasse</translation>
    </message>
    <message>
      <source>Reference that the map disagrees with</source>
      <translation>Referenz, der die Karte widerspricht</translation>
    </message>
    <message>
      <source>Less than half of each is mapped as its label: the map is wrong, or the reference. Look at the image.</source>
      <translation>Von jedem ist weniger als die Hälfte wie zugeordnet kartiert: Die Karte ist falsch oder die Referenz. Im Bild nachsehen.</translation>
    </message>
    <message>
      <source>Less than half of each is mapped as its label by the model that had not seen it. Either the label is wrong, or training shows nothing of the kind: look at them in the image, and correct the label or draw more like it.</source>
      <translation>Von jedem hat das Modell, das es nicht gesehen hatte, weniger als die Hälfte wie zugeordnet kartiert. Entweder ist die Zuordnung falsch, oder in den Trainingsdaten kommt nichts dergleichen vor: im Bild ansehen und die Zuordnung berichtigen oder weitere dieser Art zeichnen.</translation>
    </message>
    <message>
      <source>With {doubtful} of {all} it is hardly the labels.</source>
      <translation>Bei {doubtful} von {all} liegt es kaum an den Zuordnungen.</translation>
    </message>
    <message>
      <source>The most likely wrong labels come first.</source>
      <translation>Die Zuordnungen, die am wahrscheinlichsten falsch sind, stehen zuerst.</translation>
    </message>
    <message>
      <source>Mapped as</source>
      <translation>Kartiert als</translation>
    </message>
    <message>
      <source>Share of these pixels that is unlike</source>
      <translation>Anteil dieser Pixel, der unähnlich ist</translation>
    </message>
    <message>
      <source>not validated</source>
      <translation>nicht validiert</translation>
    </message>
    <message>
      <source>{low}–{high} %</source>
      <translation>{low}–{high} %</translation>
    </message>
    <message>
      <source>'{text}' is neither a day nor two of them.</source>
      <translation>„{text}“ ist weder ein Tag noch zwei.</translation>
    </message>
    <message>
      <source>Write it as in {day}, or {days}.</source>
      <translation>So schreiben: {day}, oder {days}.</translation>
    </message>
    <message>
      <source>{option} is for features, and only a raster of classes is trained on.</source>
      <translation>{option} gilt für Objekte, und trainiert wird nur mit einem Klassenraster.</translation>
    </message>
    <message>
      <source>Leave it out, or train on polygons, lines or points.</source>
      <translation>Weglassen oder mit Polygonen, Linien oder Punkten trainieren.</translation>
    </message>
    <message>
      <source>{option} is for a raster of classes, and only features are trained on.</source>
      <translation>{option} gilt für ein Klassenraster, und trainiert wird nur mit Objekten.</translation>
    </message>
    <message>
      <source>Leave it out, or train on a raster of classes.</source>
      <translation>Weglassen oder mit einem Klassenraster trainieren.</translation>
    </message>
    <message>
      <source>{option} is for features, and the reference is a raster.</source>
      <translation>{option} gilt für Objekte, und die Referenz ist ein Raster.</translation>
    </message>
    <message>
      <source>Leave it out.</source>
      <translation>Weglassen.</translation>
    </message>
    <message>
      <source>{option} is for a reference, and there is none.</source>
      <translation>{option} ist für eine Referenz, und es gibt keine.</translation>
    </message>
    <message>
      <source>Leave it out, or give a reference.</source>
      <translation>Weglassen oder eine Referenz angeben.</translation>
    </message>
    <message>
      <source>{option} is for the method 'probabilities' alone.</source>
      <translation>{option} ist nur für die Methode „probabilities“.</translation>
    </message>
    <message>
      <source>Leave it out, or choose that method.</source>
      <translation>Weglassen oder diese Methode wählen.</translation>
    </message>
    <message>
      <source>{option} has no effect where training goes on from a model, which brings its bands.</source>
      <translation>{option} hat keine Wirkung, wo ein Modell weitertrainiert wird: Es bringt seine Kanäle mit.</translation>
    </message>
    <message>
      <source>Leave it out, or train a new model.</source>
      <translation>Weglassen oder ein neues Modell trainieren.</translation>
    </message>
    <message>
      <source>{option} has no effect without validation: the model is trained on all training data at once.</source>
      <translation>{option} hat ohne Validierung keine Wirkung: Das Modell wird gleich mit allen Trainingsdaten trainiert.</translation>
    </message>
    <message>
      <source>Leave it out, or choose what to hold out.</source>
      <translation>Weglassen oder wählen, was zurückgehalten wird.</translation>
    </message>
    <message>
      <source>Ways of resampling are given ('{words}'), but no further rasters.</source>
      <translation>Arten des Resamplings sind angegeben („{words}“), aber keine weiteren Raster.</translation>
    </message>
    <message>
      <source>Add the rasters that they are of, or leave them out.</source>
      <translation>Die zugehörigen Raster hinzufügen oder sie weglassen.</translation>
    </message>
    <message>
      <source>'{word}' is no way of resampling.</source>
      <translation>„{word}“ ist keine Art des Resamplings.</translation>
    </message>
    <message>
      <source>Write one of these for each raster: {words}.</source>
      <translation>Für jedes Raster eines dieser Wörter schreiben: {words}.</translation>
    </message>
    <message numerus="yes">
      <source>{words} ways of resampling are given for {count} further rasters.</source>
      <translation>
        <numerusform>Für {count} weiteres Raster sind {words} Arten des Resamplings angegeben.</numerusform>
        <numerusform>Für {count} weitere Raster sind {words} Arten des Resamplings angegeben.</numerusform>
      </translation>
    </message>
    <message>
      <source>Give one for each, in their order, or one for all.</source>
      <translation>Für jedes eine angeben, in ihrer Reihenfolge, oder eine für alle.</translation>
    </message>
    <message>
      <source>en</source>
      <translation>de</translation>
    </message>
    <message>
      <source>{} and {} more</source>
      <translation>{} und {} weitere</translation>
    </message>
    <message>
      <source>Reading training data</source>
      <translation>Trainingsdaten werden gelesen</translation>
    </message>
    <message>
      <source>Reading the raster</source>
      <translation>Das Raster wird gelesen</translation>
    </message>
    <message>
      <source>Reading the class map</source>
      <translation>Die Klassenkarte wird gelesen</translation>
    </message>
    <message>
      <source>Reading the reference</source>
      <translation>Die Referenz wird gelesen</translation>
    </message>
    <message>
      <source>Comparing the class maps</source>
      <translation>Klassenkarten vergleichen</translation>
    </message>
    <message>
      <source>Starting PyTorch</source>
      <translation>PyTorch wird gestartet</translation>
    </message>
    <message>
      <source>Preparing the image</source>
      <translation>Das Bild wird vorbereitet</translation>
    </message>
    <message>
      <source>Trying whether surroundings help</source>
      <translation>Nutzen der Umgebung wird geprüft</translation>
    </message>
    <message>
      <source>Training without the held-out part</source>
      <translation>Training ohne den zurückgehaltenen Teil</translation>
    </message>
    <message>
      <source>Measuring accuracy</source>
      <translation>Die Genauigkeit wird gemessen</translation>
    </message>
    <message>
      <source>Training on all data</source>
      <translation>Training mit allen Daten</translation>
    </message>
    <message>
      <source>Classifying</source>
      <translation>Klassifikation</translation>
    </message>
    <message>
      <source>Checking the training data against each other</source>
      <translation>Die Trainingsdaten werden aneinander geprüft</translation>
    </message>
    <message>
      <source>Looking where classes are hard to tell apart</source>
      <translation>Schwer unterscheidbare Stellen werden gesucht</translation>
    </message>
    <message>
      <source>Cleaning the map</source>
      <translation>Die Karte wird generalisiert</translation>
    </message>
    <message>
      <source>Measuring the areas</source>
      <translation>Flächen werden gemessen</translation>
    </message>
    <message>
      <source>Making polygons</source>
      <translation>Polygone werden erzeugt</translation>
    </message>
    <message>
      <source>Writing the results</source>
      <translation>Die Ergebnisse werden geschrieben</translation>
    </message>
    <message>
      <source>Fetching a Python for FreeNet</source>
      <translation>Ein Python für FreeNet wird geholt</translation>
    </message>
    <message>
      <source>Making the environment</source>
      <translation>Umgebung wird angelegt</translation>
    </message>
    <message>
      <source>Downloading and installing PyTorch</source>
      <translation>PyTorch wird heruntergeladen und installiert</translation>
    </message>
    <message>
      <source>Trying a training step</source>
      <translation>Ein Trainingsschritt wird ausprobiert</translation>
    </message>
    <message numerus="yes">
      <source>{} points</source>
      <translation>
        <numerusform>{} Punkt</numerusform>
        <numerusform>{} Punkte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} lines</source>
      <translation>
        <numerusform>{} Linie</numerusform>
        <numerusform>{} Linien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} polygons</source>
      <translation>
        <numerusform>{} Polygon</numerusform>
        <numerusform>{} Polygone</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} features</source>
      <translation>
        <numerusform>{} Objekt</numerusform>
        <numerusform>{} Objekte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} patches</source>
      <translation>
        <numerusform>{} Teilfläche</numerusform>
        <numerusform>{} Teilflächen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} places</source>
      <translation>
        <numerusform>{} Ort</numerusform>
        <numerusform>{} Orte</numerusform>
      </translation>
    </message>
    <message>
      <source>Point</source>
      <translation>Punkt</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>Linie</translation>
    </message>
    <message>
      <source>Polygon</source>
      <translation>Polygon</translation>
    </message>
    <message>
      <source>Patch</source>
      <translation>Teilfläche</translation>
    </message>
    <message>
      <source>Feature</source>
      <translation>Objekt</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>Linien</translation>
    </message>
    <message>
      <source>Patches</source>
      <translation>Teilflächen</translation>
    </message>
    <message>
      <source>Features</source>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>average accuracy {} % on held-out pixels</source>
      <translation>mittlere Genauigkeit {} % an zurückgehaltenen Pixeln</translation>
    </message>
    <message>
      <source>spectra alone</source>
      <translation>nur Spektren</translation>
    </message>
    <message>
      <source>spectra with their surroundings (FreeNet)</source>
      <translation>Spektren mit ihrer Umgebung (FreeNet)</translation>
    </message>
    <message>
      <source>PyTorch for Macs with Intel processors ended with version 2.2.2; FreeNet needs 2.3 or later.</source>
      <translation>PyTorch für Macs mit Intel-Prozessor endete mit Version 2.2.2; FreeNet braucht 2.3 oder neuer.</translation>
    </message>
    <message>
      <source>On a Mac with Apple silicon use a QGIS made for it; else choose a Python that has such a PyTorch.</source>
      <translation>Auf einem Mac mit Apple-Chip ein dafür gemachtes QGIS verwenden, sonst ein Python wählen, das ein solches PyTorch hat.</translation>
    </message>
    <message>
      <source>it said nothing</source>
      <translation>es wurde nichts ausgegeben</translation>
    </message>
    <message>
      <source>Setting up failed: {last}.</source>
      <translation>Das Einrichten ist fehlgeschlagen: {last}.</translation>
    </message>
    <message>
      <source>The log says more.</source>
      <translation>Näheres steht im Protokoll.</translation>
    </message>
    <message>
      <source>The Python '{python}' cannot make environments.</source>
      <translation>Das Python „{python}“ kann keine Umgebungen anlegen.</translation>
    </message>
    <message>
      <source>On Debian and Ubuntu type: sudo apt install python{version}-venv</source>
      <translation>Unter Debian und Ubuntu eingeben: sudo apt install python{version}-venv</translation>
    </message>
    <message>
      <source>The disk is full.</source>
      <translation>Die Festplatte ist voll.</translation>
    </message>
    <message>
      <source>Free some space, then set up again: it is continued.</source>
      <translation>Speicherplatz freigeben, dann erneut einrichten: Es wird fortgesetzt.</translation>
    </message>
    <message>
      <source>The network's certificate is not trusted.</source>
      <translation>Dem Zertifikat des Netzwerks wird nicht vertraut.</translation>
    </message>
    <message>
      <source>Add your organisation's certificate in QGIS under Settings, Options, Authentication; or choose a Python that has PyTorch.</source>
      <translation>Das Zertifikat Ihrer Organisation in QGIS unter Einstellungen, Optionen, Authentifizierung hinzufügen; oder ein Python mit PyTorch wählen.</translation>
    </message>
    <message>
      <source>The proxy does not let PyTorch through.</source>
      <translation>Der Proxy lässt PyTorch nicht durch.</translation>
    </message>
    <message>
      <source>Check it in QGIS under Settings, Options, Network; or install from a folder of wheels.</source>
      <translation>Ihn in QGIS unter Einstellungen, Optionen, Netzwerk prüfen; oder aus einem Ordner mit Wheels installieren.</translation>
    </message>
    <message>
      <source>The download failed.</source>
      <translation>Das Herunterladen ist fehlgeschlagen.</translation>
    </message>
    <message>
      <source>Check the network, then set up again: it is continued.</source>
      <translation>Das Netzwerk prüfen, dann erneut einrichten: Es wird fortgesetzt.</translation>
    </message>
    <message>
      <source>A package that was downloaded is not the one that FreeNet was tried with.</source>
      <translation>Ein heruntergeladenes Paket ist nicht das, mit dem FreeNet erprobt wurde.</translation>
    </message>
    <message>
      <source>The log names it. See whether an index or a proxy in pip's settings alters packages.</source>
      <translation>Das Protokoll nennt es. Nachsehen, ob ein Index oder ein Proxy in den Einstellungen von pip Pakete verändert.</translation>
    </message>
    <message>
      <source>No package fits: {last}.</source>
      <translation>Kein Paket passt: {last}.</translation>
    </message>
    <message>
      <source>Choose another folder of wheels, or a Python that has PyTorch.</source>
      <translation>Einen anderen Ordner mit Wheels oder ein Python mit PyTorch wählen.</translation>
    </message>
    <message>
      <source>These hosts could not be reached: {blocked}.</source>
      <translation>Diese Server waren nicht zu erreichen: {blocked}.</translation>
    </message>
    <message>
      <source>{blocked} could not be reached.</source>
      <translation>{blocked} war nicht zu erreichen.</translation>
    </message>
    <message>
      <source>{blocked} could not be reached; {reached} could.</source>
      <translation>Nicht zu erreichen: {blocked}; zu erreichen: {reached}.</translation>
    </message>
    <message>
      <source>Take PyTorch from PyPI with the button below, or have whoever looks after the network let {hosts} through.</source>
      <translation>PyTorch mit der Schaltfläche darunter von PyPI nehmen, oder {hosts} von denen, die das Netz betreuen, freigeben lassen.</translation>
    </message>
    <message>
      <source>Have whoever looks after the network let {hosts} through, name a mirror of PyPI in pip's settings (index-url), or install from a folder of wheels.</source>
      <translation>{hosts} von denen, die das Netz betreuen, freigeben lassen, in den Einstellungen von pip einen Spiegel von PyPI nennen (index-url) oder aus einem Ordner mit Wheels installieren.</translation>
    </message>
    <message>
      <source>There is no Python at '{path}'.</source>
      <translation>Unter „{path}“ gibt es kein Python.</translation>
    </message>
    <message>
      <source>Choose a Python that has PyTorch in FreeNet's settings, or set {variable} to it.</source>
      <translation>In den Einstellungen von FreeNet ein Python mit PyTorch wählen oder {variable} darauf setzen.</translation>
    </message>
    <message>
      <source>The Python '{python}' did not answer within {seconds} seconds.</source>
      <translation>Das Python „{python}“ hat nicht innerhalb von {seconds} Sekunden geantwortet.</translation>
    </message>
    <message>
      <source>Choose another Python.</source>
      <translation>Ein anderes Python wählen.</translation>
    </message>
    <message>
      <source>The Python '{python}' cannot run the FreeNet engine: {last}.</source>
      <translation>Das Python „{python}“ kann FreeNet nicht ausführen: {last}.</translation>
    </message>
    <message>
      <source>Choose another Python that has PyTorch.</source>
      <translation>Ein anderes Python mit PyTorch wählen.</translation>
    </message>
    <message>
      <source>PyTorch's longest path in '{folder}' would have {longest} characters, and Windows takes {most}.</source>
      <translation>Der längste Pfad von PyTorch in „{folder}“ hätte {longest} Zeichen, und Windows nimmt {most}.</translation>
    </message>
    <message>
      <source>Have an administrator allow long paths (LongPathsEnabled), or make a Python by hand in a short folder such as C:\freenet and choose it above.</source>
      <translation>Von einem Administrator lange Pfade zulassen lassen (LongPathsEnabled), oder von Hand ein Python in einem kurzen Ordner wie C:\freenet anlegen und es oben wählen.</translation>
    </message>
    <message>
      <source>The Python '{python}' cannot be started: {reason}.</source>
      <translation>Das Python „{python}“ lässt sich nicht starten: {reason}.</translation>
    </message>
    <message>
      <source>Choose another Python in FreeNet's settings.</source>
      <translation>In den Einstellungen von FreeNet ein anderes Python wählen.</translation>
    </message>
    <message>
      <source>The system ended the engine, most likely because main memory ran out.</source>
      <translation>Das System hat die Berechnung beendet, vermutlich weil der Arbeitsspeicher nicht reichte.</translation>
    </message>
    <message>
      <source>The engine was ended because a file that it was reading was cut short, or its disk can no longer be read.</source>
      <translation>Die Berechnung wurde beendet, weil eine gelesene Datei abgeschnitten wurde oder ihr Datenträger nicht mehr lesbar ist.</translation>
    </message>
    <message>
      <source>See that nothing else writes to the folder of the run and that its disk is there; then start again.</source>
      <translation>Prüfen, ob nichts anderes in den Ordner des Laufs schreibt und ob sein Datenträger da ist; dann erneut starten.</translation>
    </message>
    <message>
      <source>exit status {code}</source>
      <translation>Exit-Status {code}</translation>
    </message>
    <message>
      <source>The FreeNet engine stopped unexpectedly: {last}</source>
      <translation>Die Berechnung brach unerwartet ab: {last}</translation>
    </message>
    <message>
      <source>There is no folder '{path}'.</source>
      <translation>Es gibt keinen Ordner „{path}“.</translation>
    </message>
    <message>
      <source>Free some space on its disk, or see that you may write there; or choose a Python that has PyTorch.</source>
      <translation>Speicherplatz auf seiner Festplatte freigeben oder prüfen, ob Sie dort schreiben dürfen; oder ein Python mit PyTorch wählen.</translation>
    </message>
    <message>
      <source>Another run of FreeNet ({holder}) is setting up PyTorch.</source>
      <translation>Ein anderer Lauf von FreeNet ({holder}) richtet PyTorch ein.</translation>
    </message>
    <message>
      <source>Wait for its end, or cancel it there.</source>
      <translation>Sein Ende abwarten oder ihn dort abbrechen.</translation>
    </message>
    <message>
      <source>PyTorch needs {needed} GB, and the disk with '{folder}' has {free} GB left.</source>
      <translation>PyTorch braucht {needed} GB, auf der Festplatte mit „{folder}“ sind noch {free} GB frei.</translation>
    </message>
    <message>
      <source>Free some space, or choose a Python that has PyTorch.</source>
      <translation>Speicherplatz freigeben oder ein Python mit PyTorch wählen.</translation>
    </message>
    <message>
      <source>QGIS's Python loads no package that did not come with QGIS: the system does not allow it.</source>
      <translation>Das Python von QGIS lädt kein Paket, das nicht mit QGIS kam: Das System lässt es nicht zu.</translation>
    </message>
    <message>
      <source>Fetch another Python for FreeNet with the button below, or choose one that has PyTorch above.</source>
      <translation>Mit der Schaltfläche darunter ein anderes Python für FreeNet holen oder oben eines wählen, das PyTorch hat.</translation>
    </message>
    <message>
      <source>The Python that was downloaded is not the one that FreeNet was tried with.</source>
      <translation>Das heruntergeladene Python ist nicht das, mit dem FreeNet erprobt wurde.</translation>
    </message>
    <message>
      <source>See whether a proxy alters downloads, or choose a Python that has PyTorch above.</source>
      <translation>Nachsehen, ob ein Proxy verändert, was heruntergeladen wird, oder oben ein Python mit PyTorch wählen.</translation>
    </message>
    <message>
      <source>{blocked} could not be reached</source>
      <translation>{blocked} war nicht zu erreichen</translation>
    </message>
    <message>
      <source>No Python could be fetched for FreeNet: {reason}.</source>
      <translation>Für FreeNet konnte kein Python geholt werden: {reason}.</translation>
    </message>
    <message>
      <source>Have whoever looks after the network let {hosts} through, name a mirror in UV_PYTHON_INSTALL_MIRROR, or choose a Python that has PyTorch above.</source>
      <translation>{hosts} von denen, die das Netz betreuen, freigeben lassen, in UV_PYTHON_INSTALL_MIRROR einen Spiegel nennen oder oben ein Python mit PyTorch wählen.</translation>
    </message>
    <message>
      <source>Nothing is known of the errors of '{}': no report of its accuracy was given, or lies beside it.</source>
      <translation>Von den Fehlern von „{}“ ist nichts bekannt: Kein Bericht über ihre Genauigkeit wurde angegeben oder liegt daneben.</translation>
    </message>
    <message>
      <source>The accuracy in '{report}' is that of the validated model; the final model, which made '{map}', was trained on all data and is not measured.</source>
      <translation>Die Genauigkeit in „{report}“ ist die des validierten Modells; das Endmodell, von dem „{map}“ ist, wurde mit allen Daten trainiert und ist nicht gemessen.</translation>
    </message>
    <message>
      <source>'{report}' tells of no reference, so nothing is known of the errors of '{map}'.</source>
      <translation>„{report}“ nennt keine Referenz, also ist von den Fehlern von „{map}“ nichts bekannt.</translation>
    </message>
    <message>
      <source>The accuracy in '{report}' is not that of '{map}' alone.</source>
      <translation>Die Genauigkeit in „{report}“ ist nicht die von „{map}“ allein.</translation>
    </message>
    <message>
      <source>Areas of '{map}' are not adjusted: of a class that it shows there are fewer than {count} reference pixels, so nobody knows how much of that is right.</source>
      <translation>Flächen von „{map}“ sind nicht bereinigt: Von einer Klasse, die sie zeigt, gibt es weniger als {count} Referenzpixel, daher ist nicht bekannt, wie viel davon richtig ist.</translation>
    </message>
    <message>
      <source>Prepared by FreeNet {one}, computed by {other}, written by {ours}: versions may differ in results.</source>
      <translation>Vorbereitet von FreeNet {one}, berechnet von {other}, geschrieben von {ours}: Versionen können sich in Ergebnissen unterscheiden.</translation>
    </message>
    <message>
      <source>The results would replace what is there already: {files}.</source>
      <translation>Die Ergebnisse würden ersetzen, was bereits da ist: {files}.</translation>
    </message>
    <message>
      <source>If they are to, start the command again with --overwrite.</source>
      <translation>Sollen sie das, den Befehl erneut mit --overwrite starten.</translation>
    </message>
    <message>
      <source>'{folder}' is there already; a new folder is wanted for the run.</source>
      <translation>„{folder}“ gibt es schon; für den Lauf wird ein neuer Ordner gebraucht.</translation>
    </message>
    <message>
      <source>Remove it, or choose another name.</source>
      <translation>Ihn entfernen oder einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Nothing is computed yet in the run folder '{folder}'.</source>
      <translation>Im Ordner des Laufs „{folder}“ ist noch nichts berechnet.</translation>
    </message>
    <message>
      <source>What is computed in the run folder '{folder}' is of another job than it holds.</source>
      <translation>Was im Ordner des Laufs „{folder}“ berechnet ist, gehört zu einem anderen Auftrag als dem, der darin liegt.</translation>
    </message>
    <message>
      <source>The run folder '{folder}' is computed in part only.</source>
      <translation>Der Ordner des Laufs „{folder}“ ist erst zum Teil berechnet.</translation>
    </message>
    <message>
      <source>Let an engine do it to the end, here or elsewhere: {command}</source>
      <translation>Die Berechnung zu Ende führen, hier oder auf einem anderen Rechner: {command}</translation>
    </message>
    <message>
      <source>The run folder '{folder}' was computed, but these of its files are missing or cut short: {names}.</source>
      <translation>Der Ordner des Laufs „{folder}“ wurde berechnet, aber von seinen Dateien fehlen diese oder sind abgeschnitten: {names}.</translation>
    </message>
    <message>
      <source>Copy the folder again from where it was computed.</source>
      <translation>Den Ordner noch einmal von dort kopieren, wo er berechnet wurde.</translation>
    </message>
    <message>
      <source>{count} kinds of change with the fewest pixels have one value in the raster, 'Other changes': a raster of bytes holds no more. The report tells all.</source>
      <translation>{count} Arten von Veränderung mit den wenigsten Pixeln haben im Raster einen gemeinsamen Wert, „Andere Veränderungen“: Ein Raster aus Bytes fasst nicht mehr. Der Bericht nennt alle.</translation>
    </message>
    <message>
      <source>Whole map</source>
      <translation>Ganze Karte</translation>
    </message>
    <message>
      <source>not classified</source>
      <translation>nicht klassifiziert</translation>
    </message>
    <message>
      <source>The map has no coordinate reference system that tells its place on the earth: pixels are counted, and nobody knows how many hectares they have.</source>
      <translation>Die Karte hat kein Koordinatensystem, das sagt, wo auf der Erde sie liegt: Pixel werden gezählt, und wie viele Hektar das sind, ist nicht bekannt.</translation>
    </message>
    <message>
      <source>All zones lie off the map.</source>
      <translation>Alle Zonen liegen abseits der Karte.</translation>
    </message>
    <message>
      <source>Choose zones of the place that the map shows, and check the coordinate reference systems of both.</source>
      <translation>Zonen des Orts wählen, den die Karte zeigt, und die Koordinatensysteme beider prüfen.</translation>
    </message>
    <message numerus="yes">
      <source>{count} zones lie off the map and are left out: {names}.</source>
      <translation>
        <numerusform>{count} Zone liegt abseits der Karte und wird weggelassen: {names}.</numerusform>
        <numerusform>{count} Zonen liegen abseits der Karte und werden weggelassen: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} zones reach beyond the map; what lies on it is measured: {names}.</source>
      <translation>
        <numerusform>{count} Zone reicht über die Karte hinaus; gemessen wird, was auf ihr liegt: {names}.</numerusform>
        <numerusform>{count} Zonen reichen über die Karte hinaus; gemessen wird, was auf ihr liegt: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} zones cover the centre of no pixel, and so have no areas: {names}.</source>
      <translation>
        <numerusform>{count} Zone bedeckt die Mitte keines Pixels und hat deshalb keine Flächen: {names}.</numerusform>
        <numerusform>{count} Zonen bedecken die Mitte keines Pixels und haben deshalb keine Flächen: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of the map hold 0, which counts as no class. Where 0 is a class, give it a name, or set another nodata value.</source>
      <translation>
        <numerusform>{count} Pixel der Karte enthält 0, was als keine Klasse zählt. Wo 0 eine Klasse ist, ihr einen Namen geben oder einen anderen Nodata-Wert setzen.</numerusform>
        <numerusform>{count} Pixel der Karte enthalten 0, was als keine Klasse zählt. Wo 0 eine Klasse ist, ihr einen Namen geben oder einen anderen Nodata-Wert setzen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The attribute table for ArcGIS (.vat.dbf) holds the first {bytes} bytes of {count} class names that are longer, beginning with '{name}'.</source>
      <translation>
        <numerusform>Die Attributtabelle für ArcGIS (.vat.dbf) enthält nur die ersten {bytes} Bytes von {count} längeren Klassennamen: „{name}“.</numerusform>
        <numerusform>Die Attributtabelle für ArcGIS (.vat.dbf) enthält nur die ersten {bytes} Bytes von {count} längeren Klassennamen, angefangen mit „{name}“.</numerusform>
      </translation>
    </message>
    <message>
      <source>The method 'probabilities' smooths class probabilities along the edges of an image: it needs both.</source>
      <translation>Die Methode „probabilities“ glättet Klassenwahrscheinlichkeiten entlang der Kanten eines Bildes: sie braucht beides.</translation>
    </message>
    <message>
      <source>Give the class probabilities of a run (PROBABILITIES), and the raster that it classified (IMAGE).</source>
      <translation>Die Klassenwahrscheinlichkeiten eines Laufs angeben (PROBABILITIES) und das Raster, das er klassifiziert hat (IMAGE).</translation>
    </message>
    <message>
      <source>With 0 as the smallest patch, 'sieve' would change nothing.</source>
      <translation>Mit 0 als kleinster Teilfläche würde „sieve“ nichts ändern.</translation>
    </message>
    <message>
      <source>Say how large a patch has to be to stay (MIN_SIZE).</source>
      <translation>Angeben, wie groß eine Teilfläche sein muss, um zu bleiben (MIN_SIZE).</translation>
    </message>
    <message>
      <source>The smallest patch is to be in hectares, but there is no size.</source>
      <translation>Die kleinste Teilfläche soll in Hektar angegeben sein, aber die Größe fehlt.</translation>
    </message>
    <message>
      <source>A window with the radius 0 is the pixel alone.</source>
      <translation>Ein Fenster mit dem Radius 0 ist das Pixel allein.</translation>
    </message>
    <message>
      <source>Give a radius of 1 or more.</source>
      <translation>Einen Radius von 1 oder mehr angeben.</translation>
    </message>
    <message>
      <source>'{name}' changes its class so often that cleaning it takes about {needed} GB of memory; {free} GB are free.</source>
      <translation>„{name}“ wechselt die Klasse so oft, dass das Generalisieren etwa {needed} GB Arbeitsspeicher braucht; {free} GB sind frei.</translation>
    </message>
    <message>
      <source>Clean it in parts, or close other programs.</source>
      <translation>Sie in Teilen generalisieren oder andere Programme schließen.</translation>
    </message>
    <message>
      <source>The bands of '{name}' have no names of classes; they are taken in the order of the map's classes.</source>
      <translation>Die Kanäle von „{name}“ tragen keine Klassennamen; sie werden in der Reihenfolge der Klassen der Karte genommen.</translation>
    </message>
    <message>
      <source>The classes of the map have no names; the bands of '{name}' ({bands}) are taken in their order.</source>
      <translation>Die Klassen der Karte haben keine Namen; die Kanäle von „{name}“ ({bands}) werden in deren Reihenfolge genommen.</translation>
    </message>
    <message>
      <source>The bands of '{name}' ({bands}) are not of the classes of the map ({classes}).</source>
      <translation>Die Kanäle von „{name}“ ({bands}) sind nicht die der Klassen der Karte ({classes}).</translation>
    </message>
    <message>
      <source>Choose the class probabilities that were written with this map (PROBABILITIES).</source>
      <translation>Die Klassenwahrscheinlichkeiten wählen, die mit dieser Karte geschrieben wurden (PROBABILITIES).</translation>
    </message>
    <message>
      <source>'{name}' has no band for {classes}, which pixels with probabilities cannot be.</source>
      <translation>„{name}“ hat keinen Kanal für {classes}; Pixel mit Wahrscheinlichkeiten können das nicht sein.</translation>
    </message>
    <message>
      <source>'{}' is given twice, as the map before and as the map after.</source>
      <translation>„{}“ ist zweimal angegeben, als Karte vorher und als Karte nachher.</translation>
    </message>
    <message>
      <source>Choose the map of another date.</source>
      <translation>Die Karte eines anderen Zeitpunkts wählen.</translation>
    </message>
    <message>
      <source>'{}' was written by FreeNet, but it is no class map.</source>
      <translation>„{}“ wurde von FreeNet geschrieben, ist aber keine Klassenkarte.</translation>
    </message>
    <message>
      <source>'{before}' and '{after}' do not overlap: nothing of the second lies on the first.</source>
      <translation>„{before}“ und „{after}“ überlappen sich nicht: Nichts von der zweiten liegt auf der ersten.</translation>
    </message>
    <message>
      <source>Choose maps of one place, and check the coordinate reference systems of both.</source>
      <translation>Karten eines Ortes wählen und die Koordinatenbezugssysteme beider prüfen.</translation>
    </message>
    <message numerus="yes">
      <source>'{name}' holds 0 in {count} pixels; that counts as no class. Where it is one, give it a name.</source>
      <translation>
        <numerusform>„{name}“ enthält in {count} Pixel 0; das zählt als keine Klasse. Wo es eine ist, ihr einen Namen geben.</numerusform>
        <numerusform>„{name}“ enthält in {count} Pixeln 0; das zählt als keine Klasse. Wo es eine ist, ihr einen Namen geben.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{before}' ({classes}) and '{after}' ({others}) have no class in common.</source>
      <translation>„{before}“ ({classes}) und „{after}“ ({others}) haben keine Klasse gemeinsam.</translation>
    </message>
    <message>
      <source>Classes are matched by name: call them alike in both, for instance in the style of the layers.</source>
      <translation>Klassen werden nach Namen zugeordnet: Sie in beiden gleich nennen, zum Beispiel im Stil der Layer.</translation>
    </message>
    <message>
      <source>Nowhere do '{before}' and '{after}' both have a class.</source>
      <translation>Nirgends haben „{before}“ und „{after}“ beide eine Klasse.</translation>
    </message>
    <message>
      <source>Choose maps of one place, and check what their nodata values are.</source>
      <translation>Karten eines Ortes wählen und ihre Nodata-Werte prüfen.</translation>
    </message>
    <message numerus="yes">
      <source>'{name}' has the classes {classes}, and '{other}' has no class of that name: what is mapped as one of them counts as changed.</source>
      <translation>
        <numerusform>„{name}“ hat die Klasse {classes}, und „{other}“ hat keine dieses Namens: Was als sie kartiert ist, zählt als verändert.</numerusform>
        <numerusform>„{name}“ hat die Klassen {classes}, und „{other}“ hat keine dieser Namen: Was als eine von ihnen kartiert ist, zählt als verändert.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{model}' is a model of single spectra, from which training cannot go on.</source>
      <translation>„{model}“ ist ein Modell einzelner Spektren und lässt sich nicht weitertrainieren.</translation>
    </message>
    <message>
      <source>Train a new model.</source>
      <translation>Ein neues Modell trainieren.</translation>
    </message>
    <message>
      <source>Dates are matched by month and day: {pairs}.</source>
      <translation>Aufnahmetage werden nach Monat und Tag zugeordnet: {pairs}.</translation>
    </message>
    <message>
      <source>More than {most} days of the year lie between dates: {pairs}. Plants may look otherwise then.</source>
      <translation>Zwischen Aufnahmetagen liegen mehr als {most} Tage des Jahres: {pairs}. Pflanzen können dann anders aussehen.</translation>
    </message>
    <message numerus="yes">
      <source>{wanted} by {found}, {days} days apart</source>
      <translation>
        <numerusform>{wanted} durch {found}, {days} Tag entfernt</numerusform>
        <numerusform>{wanted} durch {found}, {days} Tage entfernt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>bands of {count} dates</source>
      <translation>
        <numerusform>Kanäle von {count} Aufnahmetag</numerusform>
        <numerusform>Kanäle von {count} Aufnahmetagen</numerusform>
      </translation>
    </message>
    <message>
      <source>bands without a date</source>
      <translation>Kanäle ohne Datum</translation>
    </message>
    <message>
      <source>{date}: {problem}</source>
      <translation>{date}: {problem}</translation>
    </message>
    <message>
      <source>without a date</source>
      <translation>ohne Datum</translation>
    </message>
    <message>
      <source>The dates of the bands are not known of both '{first}' and '{name}': they are matched by their order.</source>
      <translation>Die Aufnahmetage der Kanäle sind nicht von beiden, „{first}“ und „{name}“, bekannt: Sie werden nach ihrer Reihenfolge zugeordnet.</translation>
    </message>
    <message>
      <source>'{folder}' does not tell where its results go: a file {name} is wanted there.</source>
      <translation>„{folder}“ sagt nicht, wohin die Ergebnisse sollen: Dort wird eine Datei {name} gebraucht.</translation>
    </message>
    <message>
      <source>Make the run folder with 'freenet prepare'. Of one beside a map, start the same classification again: it writes what is computed there.</source>
      <translation>Den Ordner des Laufs mit „freenet prepare“ anlegen. Liegt er neben einer Karte, dieselbe Klassifikation noch einmal starten: Sie schreibt, was dort berechnet ist.</translation>
    </message>
    <message>
      <source>'{path}' is damaged or of another version of FreeNet: {reason}.</source>
      <translation>„{path}“ ist beschädigt oder von einer anderen Version von FreeNet: {reason}.</translation>
    </message>
    <message>
      <source>Make the run folder again, with the version that is to publish it.</source>
      <translation>Den Ordner des Laufs noch einmal anlegen, mit der Version, die ihn veröffentlichen soll.</translation>
    </message>
    <message>
      <source>About {size} GB of temporary disk space are needed, {copy} of them for a copy of the image.</source>
      <translation>Etwa {size} GB temporärer Speicherplatz werden gebraucht, davon {copy} für eine Kopie des Bildes.</translation>
    </message>
    <message>
      <source>About {size} GB of temporary disk space are needed; the image is read in place.</source>
      <translation>Etwa {size} GB temporärer Speicherplatz werden gebraucht; das Bild wird an Ort und Stelle gelesen.</translation>
    </message>
    <message>
      <source>unlike the training data</source>
      <translation>den Trainingsdaten unähnlich</translation>
    </message>
    <message>
      <source>The only one of its class: nothing to check it against.</source>
      <translation>Das einzige Objekt seiner Klasse: nichts, woran es zu prüfen wäre.</translation>
    </message>
    <message>
      <source>No usable pixel.</source>
      <translation>Kein brauchbares Pixel.</translation>
    </message>
    <message>
      <source>Taken for another class</source>
      <translation>Für eine andere Klasse gehalten</translation>
    </message>
    <message>
      <source>Partly taken for another class</source>
      <translation>Zum Teil für eine andere Klasse gehalten</translation>
    </message>
    <message>
      <source>As labelled</source>
      <translation>Wie zugeordnet</translation>
    </message>
    <message>
      <source>Not checked</source>
      <translation>Nicht geprüft</translation>
    </message>
    <message>
      <source>Replaced: {files}</source>
      <translation>Ersetzt: {files}</translation>
    </message>
    <message>
      <source>{feature} ({label}, taken for {mapped})</source>
      <translation>{feature} ({label}, gehalten für {mapped})</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} are taken mostly for another class than their label: wrong labels, or ground unlike the others of their class. The most suspicious first: {named}.</source>
      <translation>
        <numerusform>{features}, davon {count} überwiegend für eine andere Klasse gehalten als zugeordnet: eine falsche Zuordnung, oder es sieht anders aus als die übrigen seiner Klasse: {named}.</numerusform>
        <numerusform>{features}, davon {count} überwiegend für eine andere Klasse gehalten als zugeordnet: falsche Zuordnungen, oder sie sehen anders aus als die übrigen ihrer Klasse. Die verdächtigsten zuerst: {named}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Where so many are, few labels are wrong and classes are hard to tell apart: look at the first ones only, and draw more.</source>
      <translation>Wo es so viele sind, sind nur wenige Zuordnungen falsch und die Klassen schwer zu unterscheiden: nur die ersten ansehen und mehr zeichnen.</translation>
    </message>
    <message>
      <source>The only one of its class cannot be checked: {classes}.</source>
      <translation>Das einzige Objekt seiner Klasse kann nicht geprüft werden: {classes}.</translation>
    </message>
    <message>
      <source>All training data of all {count} scenes belong to one class, '{name}'.</source>
      <translation>Alle Trainingsdaten aller {count} Szenen gehören zu einer Klasse, „{name}“.</translation>
    </message>
    <message>
      <source>Draw some of another class in one of them.</source>
      <translation>In einer davon etwas von einer anderen Klasse zeichnen.</translation>
    </message>
    <message>
      <source>No scene has a pixel to train on for {classes}.</source>
      <translation>Keine Szene hat ein Pixel zum Trainieren für {classes}.</translation>
    </message>
    <message>
      <source>What became of their training data is told above, scene by scene.</source>
      <translation>Was aus ihren Trainingsdaten wurde, steht weiter oben, Szene für Szene.</translation>
    </message>
    <message>
      <source>The preset '{preset}' trains on one scene, here are {count}.</source>
      <translation>Die Vorgabe „{preset}“ trainiert mit einer Szene, hier sind es {count}.</translation>
    </message>
    <message>
      <source>Choose another preset: {presets}.</source>
      <translation>Eine andere Vorgabe wählen: {presets}.</translation>
    </message>
    <message>
      <source>'{model}' was trained with the preset '{preset}', which takes one scene, here are {count}.</source>
      <translation>„{model}“ wurde mit der Vorgabe „{preset}“ trainiert, die eine Szene nimmt, hier sind es {count}.</translation>
    </message>
    <message>
      <source>The raster '{name}' is given twice.</source>
      <translation>Das Raster „{name}“ ist zweimal angegeben.</translation>
    </message>
    <message>
      <source>Put its training data into one layer, and give it once.</source>
      <translation>Seine Trainingsdaten in einen Layer bringen und es einmal angeben.</translation>
    </message>
    <message>
      <source>Nothing tells how large a pixel of '{name}' is on the ground.</source>
      <translation>Nichts sagt, wie groß ein Pixel von „{name}“ am Boden ist.</translation>
    </message>
    <message>
      <source>Give the smallest patch in pixels, or set the right coordinate reference system.</source>
      <translation>Die kleinste Teilfläche in Pixeln angeben oder das richtige Koordinatenbezugssystem setzen.</translation>
    </message>
    <message>
      <source>Smallest patch: {size} ha, which are {pixels} pixels.</source>
      <translation>Kleinste Teilfläche: {size} ha, also {pixels} Pixel.</translation>
    </message>
    <message>
      <source>Each pixel has the class of the most in {side} x {side} pixels.</source>
      <translation>Jedes Pixel hat die Klasse der meisten in {side} x {side} Pixeln.</translation>
    </message>
    <message>
      <source>Each pixel has the class that is the likeliest once probabilities are smoothed along the edges of '{image}', in {side} x {side} pixels.</source>
      <translation>Jedes Pixel hat die Klasse, die am wahrscheinlichsten ist, wenn die Wahrscheinlichkeiten entlang der Kanten von „{image}“ geglättet sind, in {side} x {side} Pixeln.</translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels with a class keep it: they have no probabilities, or the image has no data.</source>
      <translation>
        <numerusform>{count} Pixel mit einer Klasse behält sie: es hat keine Wahrscheinlichkeiten, oder das Bild hat dort keine Daten.</numerusform>
        <numerusform>{count} Pixel mit einer Klasse behalten sie: sie haben keine Wahrscheinlichkeiten, oder das Bild hat dort keine Daten.</numerusform>
      </translation>
    </message>
    <message>
      <source>Patches smaller than {size} ha take the class of their largest neighbour ({ways}-connected).</source>
      <translation>Teilflächen unter {size} ha nehmen die Klasse ihres größten Nachbarn an ({ways}er-Nachbarschaft).</translation>
    </message>
    <message numerus="yes">
      <source>Patches smaller than {size} pixels take the class of their largest neighbour ({ways}-connected).</source>
      <translation>
        <numerusform>Teilflächen unter {size} Pixel nehmen die Klasse ihres größten Nachbarn an ({ways}er-Nachbarschaft).</numerusform>
        <numerusform>Teilflächen unter {size} Pixeln nehmen die Klasse ihres größten Nachbarn an ({ways}er-Nachbarschaft).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} smaller patches stay: around them there is nothing but no data.</source>
      <translation>
        <numerusform>{count} kleinere Teilfläche bleibt: Um sie herum sind keine Daten.</numerusform>
        <numerusform>{count} kleinere Teilflächen bleiben: Um sie herum sind keine Daten.</numerusform>
      </translation>
    </message>
    <message>
      <source>Patches: {before} before, {after} after.</source>
      <translation>Teilflächen: {before} vorher, {after} nachher.</translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels have another class ({share} of the map).</source>
      <translation>
        <numerusform>{count} Pixel hat eine andere Klasse ({share} der Karte).</numerusform>
        <numerusform>{count} Pixel haben eine andere Klasse ({share} der Karte).</numerusform>
      </translation>
    </message>
    <message>
      <source>A catalogue wants to know the day on which the image was taken.</source>
      <translation>Ein Katalog will den Tag wissen, an dem das Bild aufgenommen wurde.</translation>
    </message>
    <message>
      <source>Give it ({}), or two days with a slash between them.</source>
      <translation>Ihn angeben ({}), oder zwei Tage mit einem Schrägstrich dazwischen.</translation>
    </message>
    <message>
      <source>The map has no classes.</source>
      <translation>Die Karte hat keine Klassen.</translation>
    </message>
    <message>
      <source>A STAC item is that of a class map, and '{name}' is none.</source>
      <translation>Ein STAC-Item gehört zu einer Klassenkarte, und „{name}“ ist keine.</translation>
    </message>
    <message>
      <source>Copy this first, as map_confidence.tif or the like, and then the class map, as map.tif, with an item.</source>
      <translation>Zuerst dies kopieren, etwa als map_confidence.tif, und dann die Klassenkarte, als map.tif, mit Item.</translation>
    </message>
    <message>
      <source>'{folder}' is a link; a folder of that name is wanted for temporary files.</source>
      <translation>„{folder}“ ist eine Verknüpfung; ein Ordner dieses Namens wird für temporäre Dateien gebraucht.</translation>
    </message>
    <message>
      <source>Remove it, or choose another name for the result.</source>
      <translation>Sie entfernen oder einen anderen Namen für das Ergebnis wählen.</translation>
    </message>
    <message>
      <source>'{folder}' belongs to another user; a folder of your own is wanted for temporary files.</source>
      <translation>„{folder}“ gehört jemand anderem; für temporäre Dateien wird ein eigener Ordner gebraucht.</translation>
    </message>
    <message>
      <source>Another run of FreeNet ({holder}) is writing '{path}'.</source>
      <translation>Ein anderer Lauf von FreeNet ({holder}) schreibt „{path}“.</translation>
    </message>
    <message>
      <source>Wait for its end or stop it, or choose another name.</source>
      <translation>Sein Ende abwarten, ihn anhalten oder einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Going on with the classification that was interrupted at {time}.</source>
      <translation>Die um {time} unterbrochene Klassifikation wird fortgesetzt.</translation>
    </message>
    <message>
      <source>What an interrupted run left in '{folder}' is discarded: it had another raster, model or options.</source>
      <translation>Was ein unterbrochener Lauf in „{folder}“ hinterlassen hat, wird verworfen: Er hatte ein anderes Raster, ein anderes Modell oder andere Optionen.</translation>
    </message>
    <message>
      <source>What is done is kept in '{folder}' ({size} GB): start the same classification again to go on with it. To give it up, delete the folder; nothing else needs it.</source>
      <translation>Was fertig ist, bleibt in „{folder}“ ({size} GB): Dieselbe Klassifikation erneut starten, um sie fortzusetzen. Um sie aufzugeben, den Ordner löschen; nichts anderes braucht ihn.</translation>
    </message>
    <message>
      <source>'{name}' is no report of FreeNet: {reason}.</source>
      <translation>„{name}“ ist kein Bericht von FreeNet: {reason}.</translation>
    </message>
    <message>
      <source>Choose the .html or .json that a training or 'Assess a class map' has written.</source>
      <translation>Die .html- oder .json-Datei wählen, die ein Training oder „Klassenkarte bewerten“ geschrieben hat.</translation>
    </message>
    <message>
      <source>The report '{report}' is of another map than '{map}': pixels of '{label}' there: {told}, in the map: {here}.</source>
      <translation>Der Bericht „{report}“ gehört zu einer anderen Karte als „{map}“: Pixel von „{label}“ dort: {told}, in der Karte: {here}.</translation>
    </message>
    <message>
      <source>Give the report of this very map; where it was changed afterwards, assess it with a reference.</source>
      <translation>Den Bericht genau dieser Karte angeben; wurde sie danach geändert, sie mit einer Referenz bewerten.</translation>
    </message>
    <message numerus="yes">
      <source>{count} bands from {first} to {last} nm, none near enough</source>
      <translation>
        <numerusform>{count} Kanal von {first} bis {last} nm, nicht nahe genug</numerusform>
        <numerusform>{count} Kanäle von {first} bis {last} nm, keinen nahe genug</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} good bands from {first} to {last} nm, none near enough</source>
      <translation>
        <numerusform>{count} guten Kanal von {first} bis {last} nm, nicht nahe genug</numerusform>
        <numerusform>{count} gute Kanäle von {first} bis {last} nm, keinen nahe genug</numerusform>
      </translation>
    </message>
    <message>
      <source>a band at {wavelength} nm</source>
      <translation>einen Kanal bei {wavelength} nm</translation>
    </message>
    <message>
      <source>Bands are matched by wavelength, the farthest {off:.0f} nm away.</source>
      <translation>Kanäle werden nach der Wellenlänge zugeordnet, der fernste liegt {off:.0f} nm daneben.</translation>
    </message>
    <message>
      <source>Means of several narrower bands stand for {bands}.</source>
      <translation>Mittel mehrerer schmalerer Kanäle stehen für {bands}.</translation>
    </message>
    <message>
      <source>Interpolated between their neighbours, for want of the bands themselves: {bands}.</source>
      <translation>Mangels der Kanäle selbst zwischen ihren Nachbarn interpoliert: {bands}.</translation>
    </message>
    <message numerus="yes">
      <source>{count} bands at {wavelengths} nm</source>
      <translation>
        <numerusform>{count} Kanal bei {wavelengths} nm</numerusform>
        <numerusform>{count} Kanäle bei {wavelengths} nm</numerusform>
      </translation>
    </message>
    <message>
      <source>a band '{name}'</source>
      <translation>einen Kanal „{name}“</translation>
    </message>
    <message>
      <source>none of that name among {count}</source>
      <translation>keinen dieses Namens unter {count}</translation>
    </message>
    <message>
      <source>Bands are matched by name, for wavelengths are not known on both sides.</source>
      <translation>Kanäle werden nach dem Namen zugeordnet, denn Wellenlängen sind nicht auf beiden Seiten bekannt.</translation>
    </message>
    <message>
      <source>The model was trained on {wanted} bands, '{name}' has {count}, and neither wavelengths nor names tell which is which.</source>
      <translation>Das Modell wurde mit {wanted} Kanälen trainiert, „{name}“ hat {count}, und weder Wellenlängen noch Namen sagen, welcher welcher ist.</translation>
    </message>
    <message>
      <source>'{first}' has {wanted} bands, '{name}' has {count}, and neither wavelengths nor names tell which is which.</source>
      <translation>„{first}“ hat {wanted} Kanäle, „{name}“ hat {count}, und weder Wellenlängen noch Namen sagen, welcher welcher ist.</translation>
    </message>
    <message>
      <source>band {number}</source>
      <translation>Kanal {number}</translation>
    </message>
    <message>
      <source>no such data band</source>
      <translation>keinen solchen Datenkanal</translation>
    </message>
    <message>
      <source>Bands are matched by position, for neither wavelengths nor names tell which is which.</source>
      <translation>Kanäle werden nach der Position zugeordnet, denn weder Wellenlängen noch Namen sagen, welcher welcher ist.</translation>
    </message>
    <message>
      <source>'{}' does not end in {}.</source>
      <translation>„{}“ endet nicht auf {}.</translation>
    </message>
    <message>
      <source>Name it '{}'.</source>
      <translation>„{}“ als Namen verwenden.</translation>
    </message>
    <message>
      <source>'{}' is an input of this run; a result cannot be written over it.</source>
      <translation>„{}“ ist eine Eingabe dieses Laufs; ein Ergebnis kann nicht darübergeschrieben werden.</translation>
    </message>
    <message>
      <source>'{}' belongs to an input of this run; a result cannot be written over it.</source>
      <translation>„{}“ gehört zu einer Eingabe dieses Laufs; ein Ergebnis kann nicht darübergeschrieben werden.</translation>
    </message>
    <message>
      <source>Choose another name for the result.</source>
      <translation>Einen anderen Namen für das Ergebnis wählen.</translation>
    </message>
    <message>
      <source>Choose another file, or name a new layer in it: {example}</source>
      <translation>Eine andere Datei wählen oder einen neuen Layer darin nennen: {example}</translation>
    </message>
    <message>
      <source>The layer '{layer}' of '{file}' is an input of this run; a result cannot be written over it.</source>
      <translation>Der Layer „{layer}“ in „{file}“ ist eine Eingabe dieses Laufs; ein Ergebnis kann nicht darübergeschrieben werden.</translation>
    </message>
    <message>
      <source>Name another layer: {example}</source>
      <translation>Einen anderen Layer nennen: {example}</translation>
    </message>
    <message>
      <source>'{}' is given as class map and as its own reference.</source>
      <translation>„{}“ ist als Klassenkarte und zugleich als deren Referenz angegeben.</translation>
    </message>
    <message>
      <source>Choose the layer that shows what is really there as reference.</source>
      <translation>Als Referenz den Layer wählen, der zeigt, was wirklich da ist.</translation>
    </message>
    <message>
      <source>Polygons: {count}.</source>
      <translation>Polygone: {count}.</translation>
    </message>
    <message>
      <source>'{name}' is no confidence, but another raster that FreeNet wrote.</source>
      <translation>„{name}“ ist keine Konfidenz, sondern ein anderes Raster, das FreeNet geschrieben hat.</translation>
    </message>
    <message>
      <source>The field area_m2 stays empty: the coordinate reference system of '{name}' does not tell where on the earth its pixels lie, or it has none.</source>
      <translation>Das Feld area_m2 bleibt leer: Das Koordinatenbezugssystem von „{name}“ sagt nicht, wo auf der Erde seine Pixel liegen, oder es hat keines.</translation>
    </message>
    <message>
      <source>The coordinate operation that places the features of '{}': {}.</source>
      <translation>Die Koordinatenoperation, die die Objekte von „{}“ platziert: {}.</translation>
    </message>
    <message>
      <source>'{own}' as '{name}'</source>
      <translation>„{own}“ als „{name}“</translation>
    </message>
    <message>
      <source>Rasters are matched by their order: {pairs}.</source>
      <translation>Raster werden nach ihrer Reihenfolge zugeordnet: {pairs}.</translation>
    </message>
    <message>
      <source>The model was trained on {count} rasters as one image; '{name}' lacks {missing}.</source>
      <translation>Das Modell wurde mit {count} Rastern als einem Bild trainiert; „{name}“ fehlt: {missing}.</translation>
    </message>
    <message>
      <source>Give a raster for each of these, in this order: {rasters}.</source>
      <translation>Für jedes davon ein Raster angeben, in dieser Reihenfolge: {rasters}.</translation>
    </message>
    <message>
      <source>A temporary folder</source>
      <translation>Ein temporärer Ordner</translation>
    </message>
    <message>
      <source>The temporary folder '{path}'</source>
      <translation>Der temporäre Ordner „{path}“</translation>
    </message>
    <message>
      <source>The folder '{path}'</source>
      <translation>Der Ordner „{path}“</translation>
    </message>
    <message>
      <source>{folder} cannot be used: {reason}.</source>
      <translation>{folder} ist nicht nutzbar: {reason}.</translation>
    </message>
    <message>
      <source>Free some disk space and see that the folder for temporary files can be written to; then start again.</source>
      <translation>Speicherplatz freigeben und prüfen, ob in den Ordner für temporäre Dateien geschrieben werden kann; dann erneut starten.</translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are used, as chosen.</source>
      <translation>
        <numerusform>{used} von {all} Kanälen wird benutzt, wie gewählt.</numerusform>
        <numerusform>{used} von {all} Kanälen werden benutzt, wie gewählt.</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} (band {number}) is left out: {reason}.</source>
      <translation>{name} (Kanal {number}) wird ausgelassen: {reason}.</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) lie outside the area of interest '{area}'.</source>
      <translation>
        <numerusform>{count} von {all} Pixeln ({share} %) liegt außerhalb des Untersuchungsgebiets „{area}“.</numerusform>
        <numerusform>{count} von {all} Pixeln ({share} %) liegen außerhalb des Untersuchungsgebiets „{area}“.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) are left out by the mask '{mask}' ({conditions}).</source>
      <translation>
        <numerusform>{count} von {all} Pixeln ({share} %) lässt die Maske „{mask}“ aus ({conditions}).</numerusform>
        <numerusform>{count} von {all} Pixeln ({share} %) lässt die Maske „{mask}“ aus ({conditions}).</numerusform>
      </translation>
    </message>
    <message>
      <source>The mask '{mask}' leaves no pixel out.</source>
      <translation>Die Maske „{mask}“ lässt kein Pixel aus.</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) lie where the mask '{mask}' tells nothing: they are used.</source>
      <translation>
        <numerusform>{count} von {all} Pixeln ({share} %) liegt, wo die Maske „{mask}“ nichts sagt: Es wird verwendet.</numerusform>
        <numerusform>{count} von {all} Pixeln ({share} %) liegen, wo die Maske „{mask}“ nichts sagt: Sie werden verwendet.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) have no data and get no class.</source>
      <translation>
        <numerusform>{count} von {all} Pixeln ({share} %) hat keine Daten und bekommt keine Klasse.</numerusform>
        <numerusform>{count} von {all} Pixeln ({share} %) haben keine Daten und bekommen keine Klasse.</numerusform>
      </translation>
    </message>
    <message>
      <source>The mask '{mask}' leaves no pixel of '{name}' that has data ({conditions}).</source>
      <translation>Die Maske „{mask}“ lässt von „{name}“ kein Pixel mit Daten übrig ({conditions}).</translation>
    </message>
    <message>
      <source>Leave out fewer of its values, or choose another mask.</source>
      <translation>Weniger ihrer Werte auslassen oder eine andere Maske wählen.</translation>
    </message>
    <message>
      <source>'{name}' has no pixel with data in the area of interest '{area}'.</source>
      <translation>„{name}“ hat im Untersuchungsgebiet „{area}“ kein Pixel mit Daten.</translation>
    </message>
    <message>
      <source>Choose another area, or a larger one: a pixel counts whose centre lies inside.</source>
      <translation>Ein anderes oder größeres Gebiet wählen: Ein Pixel zählt, wenn seine Mitte innerhalb liegt.</translation>
    </message>
    <message>
      <source>No pixel of '{name}' has data in all of its {count} rasters.</source>
      <translation>Kein Pixel von „{name}“ hat in allen seinen {count} Rastern Daten.</translation>
    </message>
    <message>
      <source>The log tells which raster lacks how many; leave that one out, or check its nodata value.</source>
      <translation>Das Protokoll sagt, welchem Raster wie viele fehlen; dieses weglassen oder seinen Nodata-Wert prüfen.</translation>
    </message>
    <message>
      <source>'{name}' has no pixel with data.</source>
      <translation>„{name}“ hat kein Pixel mit Daten.</translation>
    </message>
    <message>
      <source>Check its nodata value, or choose another raster.</source>
      <translation>Den Nodata-Wert prüfen oder ein anderes Raster wählen.</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {total} bands are left out ({reason}): {bands}.</source>
      <translation>
        <numerusform>{count} von {total} Kanälen wird ausgelassen ({reason}): {bands}.</numerusform>
        <numerusform>{count} von {total} Kanälen werden ausgelassen ({reason}): {bands}.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{}' and '{}' would both be written to '{}'.</source>
      <translation>„{}“ und „{}“ würden beide nach „{}“ geschrieben.</translation>
    </message>
    <message>
      <source>Classify them one after the other, into different folders.</source>
      <translation>Sie nacheinander klassifizieren, in verschiedene Ordner.</translation>
    </message>
    <message>
      <source>Places keep {distance} map units from each other.</source>
      <translation>Die Stellen halten {distance} Karteneinheiten Abstand voneinander.</translation>
    </message>
    <message>
      <source>Places unlike the training data: {unlike}; with disputed classes: {disputed}.</source>
      <translation>Stellen, die den Trainingsdaten unähnlich sind: {unlike}; mit strittigen Klassen: {disputed}.</translation>
    </message>
    <message>
      <source>No place has room {distance} map units away from the training data; give a shorter distance.</source>
      <translation>In {distance} Karteneinheiten Abstand von den Trainingsdaten ist kein Platz; ein kürzerer Abstand schafft welchen.</translation>
    </message>
    <message numerus="yes">
      <source>There is room for {count} places only; a shorter distance makes room for more.</source>
      <translation>
        <numerusform>Platz ist nur für {count} Stelle; ein kleinerer Abstand schafft Platz für mehr.</numerusform>
        <numerusform>Platz ist nur für {count} Stellen; ein kleinerer Abstand schafft Platz für mehr.</numerusform>
      </translation>
    </message>
    <message>
      <source>The choice of bands has no effect: training goes on from a model, which brings its bands.</source>
      <translation>Die Auswahl der Kanäle hat keine Wirkung: Ein Modell wird weitertrainiert, das seine Kanäle mitbringt.</translation>
    </message>
    <message>
      <source>Only one class has pixels that can be used, {name}; training needs at least 2 classes.</source>
      <translation>Nur eine Klasse hat brauchbare Pixel, {name}; zum Trainieren braucht es mindestens 2 Klassen.</translation>
    </message>
    <message numerus="yes">
      <source>{count} classes have no pixel that can be used, and are left out: {names}.</source>
      <translation>
        <numerusform>{count} Klasse hat kein brauchbares Pixel und fällt weg: {names}.</numerusform>
        <numerusform>{count} Klassen haben kein brauchbares Pixel und fallen weg: {names}.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{name}' has {count} bands, a model takes {most} at most.</source>
      <translation>„{name}“ hat {count} Kanäle, ein Modell nimmt höchstens {most}.</translation>
    </message>
    <message>
      <source>Leave some out, or join neighbours.</source>
      <translation>Einige weglassen oder benachbarte zusammenfassen.</translation>
    </message>
    <message>
      <source>Choose a raster of the sensor the model was trained on, or train a model for this one.</source>
      <translation>Ein Raster des Sensors wählen, mit dem das Modell trainiert wurde, oder ein Modell für dieses trainieren.</translation>
    </message>
    <message>
      <source>Train together on scenes of one sensor only, or save them with the same bands.</source>
      <translation>Nur Szenen eines Sensors gemeinsam trainieren oder sie mit denselben Kanälen speichern.</translation>
    </message>
    <message>
      <source>The model wants {what}, '{name}' has {offered}.</source>
      <translation>Das Modell verlangt {what}, „{name}“ hat {offered}.</translation>
    </message>
    <message>
      <source>Training together with '{first}' wants {what}, '{name}' has {offered}.</source>
      <translation>Das gemeinsame Training mit „{first}“ verlangt {what}, „{name}“ hat {offered}.</translation>
    </message>
    <message>
      <source>band {number} ({name})</source>
      <translation>Kanal {number} ({name})</translation>
    </message>
    <message>
      <source>it marked as bad</source>
      <translation>ihn als schlecht markiert</translation>
    </message>
    <message>
      <source>'{name}' at {wavelength} nm</source>
      <translation>„{name}“ bei {wavelength} nm</translation>
    </message>
    <message>
      <source>band {number} at {wavelength} nm</source>
      <translation>Kanal {number} bei {wavelength} nm</translation>
    </message>
  </context>
</TS>
