<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>FreeNet</name>
    <message>
      <source>The container or job that this runs in may take {total} GB in all: give it more.</source>
      <translation>Le conteneur ou la tâche où ceci s’exécute peut prendre {total} Go en tout : accordez-lui davantage.</translation>
    </message>
    <message>
      <source>SLURM has given this job {total} GB in all: ask for more with --mem.</source>
      <translation>SLURM a accordé {total} Go en tout à cette tâche : demandez-en davantage avec --mem.</translation>
    </message>
    <message>
      <source>The Dask worker lets a run take {total} GB: start it with a larger --memory-limit, or with 0.</source>
      <translation>Le worker Dask laisse {total} Go à une exécution : démarrez-le avec un --memory-limit plus grand, ou avec 0.</translation>
    </message>
    <message>
      <source>The field '{}' of '{}' has {} different values; a map holds at most {} classes.</source>
      <translation>Le champ « {} » de « {} » a {} valeurs différentes ; une carte contient au plus {} classes.</translation>
    </message>
    <message>
      <source>Choose the field that holds the class, not one that numbers the features.</source>
      <translation>Choisissez le champ qui contient la classe, et non celui qui numérote les entités.</translation>
    </message>
    <message>
      <source>The class '{name}' of '{source}' has a name that is no valid text (Unicode).</source>
      <translation>La classe « {name} » de « {source} » a un nom qui n’est pas un texte valide (Unicode).</translation>
    </message>
    <message>
      <source>Rename it, or save the file again as UTF-8.</source>
      <translation>Renommez-la ou enregistrez à nouveau le fichier en UTF-8.</translation>
    </message>
    <message>
      <source>The class '{name}' of '{source}' has a name of {count} characters, {most} is the most.</source>
      <translation>Le nom de la classe « {name} » de « {source} » a {count} caractères, {most} au plus sont possibles.</translation>
    </message>
    <message>
      <source>Give it a shorter name.</source>
      <translation>Donnez-lui un nom plus court.</translation>
    </message>
    <message>
      <source>The raster '{path}' can no longer be read: {reason}.</source>
      <translation>Le raster « {path} » ne peut plus être lu : {reason}.</translation>
    </message>
    <message>
      <source>Put it back, and start again.</source>
      <translation>Remettez-le en place, et recommencez.</translation>
    </message>
    <message>
      <source>The raster '{path}' has changed while it was being classified.</source>
      <translation>Le raster « {path} » a changé pendant la classification.</translation>
    </message>
    <message>
      <source>Start again when nothing writes to it any more.</source>
      <translation>Recommencez quand plus rien n’y écrit.</translation>
    </message>
    <message>
      <source>all training data</source>
      <translation>toutes les données d’entraînement</translation>
    </message>
    <message>
      <source>the part not held out</source>
      <translation>la partie non réservée à la validation</translation>
    </message>
    <message>
      <source>Accuracy was measured on a model trained without {}; the one that is kept was trained on all data.</source>
      <translation>La précision a été mesurée sur un modèle entraîné sans {} ; celui qui est conservé a été entraîné sur toutes les données.</translation>
    </message>
    <message>
      <source>The map comes from part of the training data: from the validated model, trained without {}.</source>
      <translation>La carte vient d’une partie des données d’entraînement : du modèle validé, entraîné sans {}.</translation>
    </message>
    <message>
      <source>The model is of part of the training data: it is the validated one, trained without {}.</source>
      <translation>Le modèle vient d’une partie des données d’entraînement : c’est le modèle validé, entraîné sans {}.</translation>
    </message>
    <message>
      <source>'{name}' is a class map that FreeNet wrote, not an image.</source>
      <translation>« {name} » est une carte des classes écrite par FreeNet, et non une image.</translation>
    </message>
    <message>
      <source>Class map</source>
      <translation>Carte des classes</translation>
    </message>
    <message>
      <source>The land-cover map, a GeoTIFF on exactly the grid of the raster, with class names and colours. 0 means no data.</source>
      <translation>La carte d’occupation du sol, un GeoTIFF exactement sur la grille du raster, avec noms et couleurs des classes. 0 signifie absence de données.</translation>
    </message>
    <message>
      <source>'{name}' is the confidence of a class map that FreeNet wrote, not an image.</source>
      <translation>« {name} » est la confiance d’une carte des classes écrite par FreeNet, et non une image.</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confiance</translation>
    </message>
    <message>
      <source>How sure the map is in each pixel: the probability of the class it shows, 0 to 1. Optional, GeoTIFF.</source>
      <translation>À quel point la carte est sûre en chaque pixel : la probabilité de la classe montrée, de 0 à 1. Facultatif, GeoTIFF.</translation>
    </message>
    <message>
      <source>Map the confidence as well</source>
      <translation>Cartographier aussi la confiance</translation>
    </message>
    <message>
      <source>A second raster beside the map: the probability (0 to 1) of the class that the map shows.</source>
      <translation>Un second raster à côté de la carte : la probabilité (0 à 1) de la classe que montre la carte.</translation>
    </message>
    <message>
      <source>'{name}' holds class probabilities that FreeNet wrote: is it the right image?</source>
      <translation>« {name} » contient des probabilités de classes écrites par FreeNet : est-ce la bonne image ?</translation>
    </message>
    <message>
      <source>Class probabilities</source>
      <translation>Probabilités des classes</translation>
    </message>
    <message>
      <source>A GeoTIFF with one band per class, its probability in each pixel, 0 to 1. Optional, can be large.</source>
      <translation>Un GeoTIFF avec une bande par classe, sa probabilité en chaque pixel, de 0 à 1. Facultatif, peut être volumineux.</translation>
    </message>
    <message>
      <source>Map the probabilities as well</source>
      <translation>Cartographier aussi les probabilités</translation>
    </message>
    <message>
      <source>A raster beside the map with a band for each class: its probability (0 to 1) in each pixel. Large where there are many classes.</source>
      <translation>Un raster à côté de la carte avec une bande par classe : sa probabilité (0 à 1) dans chaque pixel. Volumineux quand il y a beaucoup de classes.</translation>
    </message>
    <message>
      <source>'{name}' is the novelty of spectra that FreeNet wrote, not an image.</source>
      <translation>« {name} » est la nouveauté des spectres que FreeNet a écrite, pas une image.</translation>
    </message>
    <message>
      <source>Novelty</source>
      <translation>Nouveauté</translation>
    </message>
    <message>
      <source>How unlike the training data each spectrum is: its distance to the nearest training spectrum, in units that one in a hundred pixels of held-out training polygons exceeds. Above 1 it is unlike all that was drawn; that does not mean that the map is wrong there. Optional, GeoTIFF.</source>
      <translation>À quel point chaque spectre diffère des données d’entraînement : sa distance au spectre d’entraînement le plus proche, dans une unité que dépasse un pixel sur cent des polygones d’entraînement réservés à la validation. Au-dessus de 1, il diffère de tout ce qui a été dessiné ; cela ne veut pas dire que la carte y est fausse. Facultatif, GeoTIFF.</translation>
    </message>
    <message>
      <source>Map the novelty as well</source>
      <translation>Cartographier aussi la nouveauté</translation>
    </message>
    <message>
      <source>A further raster beside the map: the distance of each spectrum to the nearest training spectrum. Above 1, where its layer shows colours, it is unlike all polygons: perhaps a class that nobody has drawn.</source>
      <translation>Un raster de plus à côté de la carte : la distance de chaque spectre au spectre d’entraînement le plus proche. Au-dessus de 1, là où la couche montre des couleurs, il diffère de tous les polygones : peut-être une classe que personne n’a dessinée.</translation>
    </message>
    <message>
      <source>'{name}' is the change between two class maps that FreeNet wrote, not an image.</source>
      <translation>« {name} » est le changement entre deux cartes des classes, écrit par FreeNet, pas une image.</translation>
    </message>
    <message>
      <source>Choose a .safetensors file written by FreeNet, or train the model again.</source>
      <translation>Choisissez un fichier .safetensors écrit par FreeNet, ou entraînez à nouveau le modèle.</translation>
    </message>
    <message>
      <source>'{name}' was damaged or changed after it was written.</source>
      <translation>« {name} » a été endommagé ou modifié après son écriture.</translation>
    </message>
    <message>
      <source>The model file '{path}' cannot be read: {reason}.</source>
      <translation>Le fichier de modèle « {path} » ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
      <source>'{name}' is not a FreeNet model: {reason}.</source>
      <translation>« {name} » n’est pas un modèle FreeNet : {reason}.</translation>
    </message>
    <message>
      <source>'{name}' has model format {told}, this version reads formats {ours}.</source>
      <translation>« {name} » est au format de modèle {told}, cette version lit les formats {ours}.</translation>
    </message>
    <message>
      <source>Update FreeNet, or train the model again.</source>
      <translation>Mettez FreeNet à jour, ou entraînez à nouveau le modèle.</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatique</translation>
    </message>
    <message>
      <source>For most scenes. Several teachers label what is not labelled, and one network learns from them.</source>
      <translation>Pour la plupart des scènes. Plusieurs réseaux enseignants étiquettent ce qui ne l’est pas, et un réseau apprend d’eux.</translation>
    </message>
    <message>
      <source>As published</source>
      <translation>Comme publié</translation>
    </message>
    <message>
      <source>Exactly the recipe of the FreeNet paper; takes longest.</source>
      <translation>Exactement la recette de l’article FreeNet ; le plus long.</translation>
    </message>
    <message>
      <source>Fast</source>
      <translation>Rapide</translation>
    </message>
    <message>
      <source>A first impression in a fraction of the time. Classifiers of spectra teach one network.</source>
      <translation>Une première impression en une fraction du temps. Des classifieurs de spectres enseignent un réseau.</translation>
    </message>
    <message numerus="yes">
      <source>{} held-out places</source>
      <translation>
        <numerusform>{} lieu de validation</numerusform>
        <numerusform>{} lieux de validation</numerusform>
      </translation>
    </message>
    <message>
      <source>Held-out places</source>
      <translation>Lieux de validation</translation>
    </message>
    <message numerus="yes">
      <source>{} reference polygons</source>
      <translation>
        <numerusform>{} polygone de référence</numerusform>
        <numerusform>{} polygones de référence</numerusform>
      </translation>
    </message>
    <message>
      <source>Reference polygons</source>
      <translation>Polygones de référence</translation>
    </message>
    <message numerus="yes">
      <source>{} reference points</source>
      <translation>
        <numerusform>{} point de référence</numerusform>
        <numerusform>{} points de référence</numerusform>
      </translation>
    </message>
    <message>
      <source>Reference points</source>
      <translation>Points de référence</translation>
    </message>
    <message numerus="yes">
      <source>{} square blocks of the reference raster</source>
      <translation>
        <numerusform>{} carré du raster de référence</numerusform>
        <numerusform>{} carrés du raster de référence</numerusform>
      </translation>
    </message>
    <message>
      <source>Square blocks</source>
      <translation>Carrés</translation>
    </message>
    <message>
      <source>too few to tell</source>
      <translation>trop peu pour conclure</translation>
    </message>
    <message>
      <source>too few points to tell</source>
      <translation>trop peu de points pour conclure</translation>
    </message>
    <message>
      <source>too few blocks to tell</source>
      <translation>trop peu de blocs pour conclure</translation>
    </message>
    <message>
      <source>too few places to tell</source>
      <translation>trop peu de lieux pour conclure</translation>
    </message>
    <message>
      <source>Polygons that somebody chose are none, and the pixels of each are alike: take it as a rough guide; true intervals are wider than these.</source>
      <translation>Des polygones choisis par quelqu’un n’en sont pas un, et les pixels de chacun se ressemblent : n’y voyez qu’un ordre de grandeur ; les vrais intervalles sont plus larges.</translation>
    </message>
    <message>
      <source>Those of a reference raster lie together and are alike: take it as a rough guide; true intervals are wider than these.</source>
      <translation>Ceux d’un raster de référence sont voisins et se ressemblent : n’y voyez qu’un ordre de grandeur ; les vrais intervalles sont plus larges.</translation>
    </message>
    <message>
      <source>'{name}' keeps no training spectra that novelty could be measured from.</source>
      <translation>« {name} » ne garde aucun spectre d’entraînement à partir duquel mesurer la nouveauté.</translation>
    </message>
    <message>
      <source>Leave the novelty out, or train the model again with this version and several polygons of a class.</source>
      <translation>Laissez la nouveauté de côté, ou entraînez de nouveau le modèle avec cette version et plusieurs polygones d’une classe.</translation>
    </message>
    <message>
      <source>{share} of the map have spectra unlike the training data: further from every training spectrum than 99 % of held-out training pixels are.</source>
      <translation>{share} de la carte ont des spectres différents des données d’entraînement : plus loin de tout spectre d’entraînement que 99 % des pixels de validation.</translation>
    </message>
    <message>
      <source>Look there for classes that nobody has drawn yet; the map may be right all the same.</source>
      <translation>Cherchez-y des classes que personne n’a encore dessinées ; la carte peut être juste malgré tout.</translation>
    </message>
    <message>
      <source>Whole places</source>
      <translation>Lieux entiers</translation>
    </message>
    <message>
      <source>About 30 % of the training data are held out: whole polygons, lines and points, those that lie together as one. The honest default.</source>
      <translation>Environ 30 % des données d’entraînement sont réservées à la validation : des polygones, lignes et points entiers, ceux qui sont voisins comptant pour un. Le choix honnête, par défaut.</translation>
    </message>
    <message>
      <source>whole places held out</source>
      <translation>lieux entiers réservés à la validation</translation>
    </message>
    <message>
      <source>the held-out places</source>
      <translation>les lieux de validation</translation>
    </message>
    <message>
      <source>{} held out</source>
      <translation>{} de validation</translation>
    </message>
    <message>
      <source>Held out</source>
      <translation>De validation</translation>
    </message>
    <message>
      <source>{} pixels of held-out places</source>
      <translation>{} pixels de lieux de validation</translation>
    </message>
    <message>
      <source>What was held out and the validated model got wrong</source>
      <translation>Ce qui était réservé à la validation et a trompé le modèle validé</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>Blocs</translation>
    </message>
    <message>
      <source>Squares of 16 by 16 pixels are held out, and nothing near them is used.</source>
      <translation>Des carrés de 16 par 16 pixels sont réservés à la validation, et rien à proximité n’est utilisé.</translation>
    </message>
    <message>
      <source>blocks held out</source>
      <translation>blocs réservés à la validation</translation>
    </message>
    <message>
      <source>the held-out blocks</source>
      <translation>les blocs de validation</translation>
    </message>
    <message>
      <source>{} with held-out blocks</source>
      <translation>{} avec des blocs de validation</translation>
    </message>
    <message>
      <source>With held-out blocks</source>
      <translation>Avec des blocs de validation</translation>
    </message>
    <message>
      <source>blocks held out, with a buffer</source>
      <translation>blocs réservés à la validation, avec une zone tampon</translation>
    </message>
    <message>
      <source>{} pixels of held-out blocks</source>
      <translation>{} pixels de blocs de validation</translation>
    </message>
    <message>
      <source>Training data whose held-out blocks the validated model got wrong</source>
      <translation>Données d’entraînement dont les blocs de validation ont trompé le modèle validé</translation>
    </message>
    <message>
      <source>Single pixels</source>
      <translation>Pixels isolés</translation>
    </message>
    <message>
      <source>Pixels drawn at random, as in many papers. Flatters the map: their neighbours are in training.</source>
      <translation>Des pixels tirés au hasard, comme dans bien des articles. Surestime la précision : leurs voisins servent à l’entraînement.</translation>
    </message>
    <message>
      <source>single pixels held out, which flatters the map</source>
      <translation>pixels isolés réservés à la validation, ce qui surestime la précision</translation>
    </message>
    <message>
      <source>the held-out pixels</source>
      <translation>les pixels de validation</translation>
    </message>
    <message>
      <source>{} with held-out pixels</source>
      <translation>{} avec des pixels de validation</translation>
    </message>
    <message>
      <source>With held-out pixels</source>
      <translation>Avec des pixels de validation</translation>
    </message>
    <message>
      <source>single pixels held out (optimistic: their neighbours are in training)</source>
      <translation>pixels isolés réservés à la validation (optimiste : leurs voisins servent à l’entraînement)</translation>
    </message>
    <message>
      <source>{} single pixels held out, which flatters</source>
      <translation>{} pixels de validation isolés, ce qui surestime la précision</translation>
    </message>
    <message>
      <source>Training data whose held-out pixels the validated model got wrong</source>
      <translation>Données d’entraînement dont les pixels de validation ont trompé le modèle validé</translation>
    </message>
    <message>
      <source>The accuracy is optimistic: neighbours of the held-out pixels are in training.</source>
      <translation>La précision est optimiste : des voisins des pixels de validation servent à l’entraînement.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Aucune</translation>
    </message>
    <message>
      <source>Nothing is held out, and no accuracy is measured.</source>
      <translation>Rien n’est réservé à la validation, et aucune précision n’est mesurée.</translation>
    </message>
    <message>
      <source>nothing held out</source>
      <translation>rien n’est réservé à la validation</translation>
    </message>
    <message>
      <source>the reference</source>
      <translation>la référence</translation>
    </message>
    <message>
      <source>Random forest</source>
      <translation>Forêt aléatoire</translation>
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
      <translation>Étiquette la plus proche</translation>
    </message>
    <message>
      <source>The engine needs about {needed} GB of memory to start, {free} GB are free.</source>
      <translation>Le calcul demande environ {needed} Go de mémoire pour démarrer ; {free} Go sont libres.</translation>
    </message>
    <message>
      <source>Close other programs.</source>
      <translation>Fermez d’autres programmes.</translation>
    </message>
    <message>
      <source>The Python '{python}' cannot load {name}: {reason}.</source>
      <translation>Le Python « {python} » ne peut pas charger {name} : {reason}.</translation>
    </message>
    <message>
      <source>Set up PyTorch in FreeNet's settings, or choose another Python there; to make one by hand, type: {make}, then {install}.</source>
      <translation>Installez PyTorch dans les paramètres de FreeNet, ou choisissez-y un autre Python ; pour en créer un à la main, tapez : {make}, puis {install}.</translation>
    </message>
    <message>
      <source>Main memory ran out.</source>
      <translation>La mémoire vive est épuisée.</translation>
    </message>
    <message>
      <source>Close other programs, clip the raster to the area you need, or use fewer bands.</source>
      <translation>Fermez d’autres programmes, découpez le raster sur la zone utile, ou utilisez moins de bandes.</translation>
    </message>
    <message>
      <source>The run folder '{folder}' cannot be used: {error}.</source>
      <translation>Le dossier de l’exécution « {folder} » est inutilisable : {error}.</translation>
    </message>
    <message>
      <source>Free some disk space and see that the folder can be written to; then start again.</source>
      <translation>Libérez de l’espace disque et vérifiez que le dossier est accessible en écriture ; puis recommencez.</translation>
    </message>
    <message>
      <source>PyTorch {version} of '{python}' is too old, FreeNet needs {oldest} or later.</source>
      <translation>PyTorch {version} de « {python} » est trop ancien, FreeNet demande {oldest} ou plus récent.</translation>
    </message>
    <message>
      <source>Update it, or choose another Python in FreeNet's settings.</source>
      <translation>Mettez-le à jour, ou choisissez un autre Python dans les paramètres de FreeNet.</translation>
    </message>
    <message>
      <source>The device '{device}' was asked for, PyTorch {version} finds {present}.</source>
      <translation>Le matériel « {device} » a été demandé, PyTorch {version} trouve {present}.</translation>
    </message>
    <message>
      <source>Choose the device 'auto' or 'cpu', or install a PyTorch built for your graphics card.</source>
      <translation>Choisissez le matériel « auto » ou « cpu », ou installez un PyTorch fait pour votre carte graphique.</translation>
    </message>
    <message>
      <source>PyTorch {version} cannot compute on {device}.</source>
      <translation>PyTorch {version} ne peut pas calculer sur {device}.</translation>
    </message>
    <message>
      <source>Choose the device 'cpu', or install a PyTorch that fits the graphics card and its driver.</source>
      <translation>Choisissez le matériel « cpu », ou installez un PyTorch adapté à la carte graphique et à son pilote.</translation>
    </message>
    <message>
      <source>PyTorch {version} computes other numbers on {device} than on the processor.</source>
      <translation>PyTorch {version} calcule sur {device} d’autres nombres que sur le processeur.</translation>
    </message>
    <message>
      <source>Choose the device 'cpu', or install the newest PyTorch.</source>
      <translation>Choisissez le matériel « cpu », ou installez le PyTorch le plus récent.</translation>
    </message>
    <message numerus="yes">
      <source>CPU, {count} cores</source>
      <translation>
        <numerusform>CPU, {count} cœur</numerusform>
        <numerusform>CPU, {count} cœurs</numerusform>
      </translation>
    </message>
    <message>
      <source>The model '{path}' cannot be written: {error}.</source>
      <translation>Le modèle « {path} » ne peut pas être écrit : {error}.</translation>
    </message>
    <message>
      <source>Free some disk space.</source>
      <translation>Libérez de l’espace disque.</translation>
    </message>
    <message>
      <source>The weights in '{name}' are damaged or do not fit its card: {reason}.</source>
      <translation>Les poids dans « {name} » sont endommagés ou ne correspondent pas à sa fiche : {reason}.</translation>
    </message>
    <message>
      <source>Choose another model file, or train the model again.</source>
      <translation>Choisissez un autre fichier de modèle, ou entraînez à nouveau le modèle.</translation>
    </message>
    <message>
      <source>The scene is classified in tiles of {side} x {side} pixels.</source>
      <translation>La scène est classée par tuiles de {side} x {side} pixels.</translation>
    </message>
    <message>
      <source>Classifying {rows} x {cols} pixels</source>
      <translation>La classification de {rows} x {cols} pixels</translation>
    </message>
    <message>
      <source>The scene has too few tiles to be sampled: its statistics are exact.</source>
      <translation>La scène a trop peu de tuiles pour être échantillonnée : ses statistiques sont exactes.</translation>
    </message>
    <message>
      <source>Statistics of a sixteenth of the scene stand for all. Those of another sixteenth would map {share} % of the pixels differently.</source>
      <translation>Les statistiques d’un seizième de la scène valent pour le tout. Avec celles d’un autre seizième, {share} % des pixels seraient classés autrement.</translation>
    </message>
    <message>
      <source>{count} of {wanted} pixels with data have a class: for others the model gives no number, or the folder of an interrupted run was damaged.</source>
      <translation>{count} pixels sur {wanted} avec données ont une classe : pour les autres, le modèle ne donne pas de nombre, ou le dossier d’une exécution interrompue a été endommagé.</translation>
    </message>
    <message>
      <source>Start again; if that does not help, train the model anew.</source>
      <translation>Recommencez ; si cela ne suffit pas, entraînez à nouveau le modèle.</translation>
    </message>
    <message>
      <source>One machine computes in {precision}, another one in {own}.</source>
      <translation>Une machine calcule en {precision}, une autre en {own}.</translation>
    </message>
    <message>
      <source>Let machines of one kind work on a scene, or choose the device for all.</source>
      <translation>Faites travailler sur une scène des machines d’un seul type, ou choisissez le matériel pour toutes.</translation>
    </message>
    <message>
      <source>What other machines have written in '{folder}' cannot be seen here.</source>
      <translation>Ce que d’autres machines ont écrit dans « {folder} » n’est pas visible ici.</translation>
    </message>
    <message>
      <source>All machines need the same file system under the same path.</source>
      <translation>Toutes les machines doivent voir le même système de fichiers sous le même chemin.</translation>
    </message>
    <message>
      <source>{work} needs about {needed} GB of memory.</source>
      <translation>{work} demande environ {needed} Go de mémoire.</translation>
    </message>
    <message>
      <source>{work} needs about {needed} GB of memory, {device} has {free} GB free.</source>
      <translation>{work} demande environ {needed} Go de mémoire ; {free} Go sont libres ({device}).</translation>
    </message>
    <message>
      <source>Clip the raster to the area you need, or use fewer bands, or close other programs.</source>
      <translation>Découpez le raster sur la zone utile, utilisez moins de bandes, ou fermez d’autres programmes.</translation>
    </message>
    <message>
      <source>Clip the raster to the area you need, or use fewer bands, close other programs that use the graphics card, or choose the device 'cpu'.</source>
      <translation>Découpez le raster sur la zone utile, utilisez moins de bandes, fermez d’autres programmes qui utilisent la carte graphique, ou choisissez le matériel « cpu ».</translation>
    </message>
    <message numerus="yes">
      <source>{count} reference pixels left out: without a class in the map.</source>
      <translation>
        <numerusform>{count} pixel de référence exclu : sans classe dans la carte.</numerusform>
        <numerusform>{count} pixels de référence exclus : sans classe dans la carte.</numerusform>
      </translation>
    </message>
    <message>
      <source>In the map, but without reference, so never validated: {classes}.</source>
      <translation>Dans la carte, mais sans référence, donc non validées : {classes}.</translation>
    </message>
    <message>
      <source>Computing on {device}.</source>
      <translation>Calcul sur {device}.</translation>
    </message>
    <message>
      <source>the whole scene</source>
      <translation>toute la scène</translation>
    </message>
    <message>
      <source>a window of {rows} x {cols} pixels</source>
      <translation>une fenêtre de {rows} x {cols} pixels</translation>
    </message>
    <message>
      <source>{count} pieces around the training pixels, {pixels} pixels together</source>
      <translation>{count} morceaux autour des pixels d’entraînement, {pixels} pixels en tout</translation>
    </message>
    <message>
      <source>{count} scenes side by side</source>
      <translation>{count} scènes côte à côte</translation>
    </message>
    <message>
      <source>'{path}' is damaged or of another run: {reason}.</source>
      <translation>« {path} » est endommagé ou vient d’une autre exécution : {reason}.</translation>
    </message>
    <message>
      <source>Copy the run folder again, or start the run again from QGIS.</source>
      <translation>Copiez à nouveau le dossier de l’exécution, ou relancez l’exécution depuis QGIS.</translation>
    </message>
    <message>
      <source>{share} % of the pixels have values outside what the model was trained on (worst: {band}, {middle} in the middle, trained on {low} to {high}); the map may be wrong there.</source>
      <translation>{share} % des pixels ont des valeurs hors de ce sur quoi le modèle a été entraîné (la pire : {band}, {middle} au milieu, entraîné sur {low} à {high}) ; la carte peut y être fausse.</translation>
    </message>
    <message>
      <source>Check that both rasters hold the same quantity in the same units.</source>
      <translation>Vérifiez que les deux rasters contiennent la même grandeur dans les mêmes unités.</translation>
    </message>
    <message>
      <source>{name} at {wavelength} nm</source>
      <translation>{name} à {wavelength} nm</translation>
    </message>
    <message>
      <source>{name} holds numbers too large to compute with.</source>
      <translation>{name} contient des nombres trop grands pour le calcul.</translation>
    </message>
    <message>
      <source>Mark it as bad, or set the value that means no data.</source>
      <translation>Marquez cette bande comme mauvaise, ou définissez la valeur nodata.</translation>
    </message>
    <message>
      <source>With {steps} training steps it is not tried whether surroundings mislead; from {least} steps on it is.</source>
      <translation>Avec {steps} itérations d’entraînement, on n’essaie pas si le voisinage induit en erreur ; à partir de {least}, si.</translation>
    </message>
    <message>
      <source>Memory ran out, other programs may have taken it: training begins again with less.</source>
      <translation>La mémoire n’a pas suffi, d’autres programmes l’ont peut-être prise : l’entraînement recommence avec moins.</translation>
    </message>
    <message numerus="yes">
      <source>Training with {bands} bands on {pixels} pixels</source>
      <translation>
        <numerusform>L’entraînement avec {bands} bande sur {pixels} pixels</numerusform>
        <numerusform>L’entraînement avec {bands} bandes sur {pixels} pixels</numerusform>
      </translation>
    </message>
    <message>
      <source>How far spectra of one class lie apart cannot be told: no class has two training pixels.</source>
      <translation>Impossible de dire à quelle distance les spectres d’une classe sont les uns des autres : aucune classe n’a deux pixels d’entraînement.</translation>
    </message>
    <message>
      <source>Draw more pixels, or leave the novelty out.</source>
      <translation>Dessinez plus de pixels, ou laissez la nouveauté de côté.</translation>
    </message>
    <message>
      <source>Training diverged: the loss is {loss} at step {step}.</source>
      <translation>L’entraînement a divergé : la perte est {loss} à l’itération {step}.</translation>
    </message>
    <message>
      <source>Look for bands with extreme values and mark them as bad, or use the preset '{preset}'.</source>
      <translation>Cherchez des bandes à valeurs extrêmes et marquez-les comme mauvaises, ou utilisez le préréglage « {preset} ».</translation>
    </message>
    <message>
      <source>Seen in training: {part}.</source>
      <translation>Vu à l’entraînement : {part}.</translation>
    </message>
    <message>
      <source>Seen of '{name}' in training: {part}.</source>
      <translation>Vu de « {name} » à l’entraînement : {part}.</translation>
    </message>
    <message>
      <source>Memory is short: feature maps are computed twice rather than kept, which takes longer.</source>
      <translation>La mémoire est limitée : les cartes de caractéristiques sont calculées deux fois au lieu d’être gardées, ce qui prend plus de temps.</translation>
    </message>
    <message>
      <source>There is no room for all training pixels: some of the training data are left out.</source>
      <translation>Il n’y a pas de place pour tous les pixels d’entraînement : une partie des données d’entraînement est exclue.</translation>
    </message>
    <message>
      <source>There is no room for all training pixels of '{name}': some of the training data are left out.</source>
      <translation>Il n’y a pas de place pour tous les pixels d’entraînement de « {name} » : une partie des données d’entraînement est exclue.</translation>
    </message>
    <message>
      <source>Training was ended by hand before it was known whether surroundings mislead.</source>
      <translation>L’entraînement a été arrêté à la main avant que l’on sache si le voisinage induit en erreur.</translation>
    </message>
    <message>
      <source>In cross-validation on the training data single spectra were recognised much better than by what surrounds them: the model is a network of single spectra.</source>
      <translation>En validation croisée sur les données d’entraînement, les spectres isolés ont été bien mieux reconnus que par leur voisinage : le modèle est un réseau de spectres isolés.</translation>
    </message>
    <message>
      <source>Training was ended by hand after {taken} of {steps} steps.</source>
      <translation>L’entraînement a été arrêté à la main après {taken} itérations sur {steps}.</translation>
    </message>
    <message>
      <source>Training was ended by hand after {taken} of {steps} steps, and the validated model is kept.</source>
      <translation>L’entraînement a été arrêté à la main après {taken} itérations sur {steps}, et le modèle validé est conservé.</translation>
    </message>
    <message>
      <source>Training ended after {taken} of {steps} steps: the average accuracy on the held-out part no longer improved. The figure is slightly optimistic, because the same data decided when to stop.</source>
      <translation>L’entraînement s’est terminé après {taken} itérations sur {steps} : la précision moyenne sur la partie de validation ne progressait plus. Celle qui est donnée est un peu optimiste, car les mêmes données ont décidé de la fin.</translation>
    </message>
    <message>
      <source>Training ended after {taken} of {steps} steps, and that of the final model is as much shorter: the average accuracy on the held-out part no longer improved. The figure is slightly optimistic, because the same data decided when to stop.</source>
      <translation>L’entraînement s’est terminé après {taken} itérations sur {steps}, et celui du modèle final est raccourci d’autant : la précision moyenne sur la partie de validation ne progressait plus. Celle qui est donnée est un peu optimiste, car les mêmes données ont décidé de la fin.</translation>
    </message>
    <message>
      <source>Training on all data was ended by hand after {taken} of {steps} steps, and the validated model is kept.</source>
      <translation>L’entraînement sur toutes les données a été arrêté à la main après {taken} itérations sur {steps}, et le modèle validé est conservé.</translation>
    </message>
    <message>
      <source>What '{model}' was trained on may be among what is held out: the accuracy is then optimistic.</source>
      <translation>Ce sur quoi « {model} » a été entraîné peut se trouver dans ce qui est réservé à la validation : la précision est alors optimiste.</translation>
    </message>
    <message>
      <source>Classes with fewer than {count} training pixels: {classes}.</source>
      <translation>Classes de moins de {count} pixels d’entraînement : {classes}.</translation>
    </message>
    <message>
      <source>Validated on one end of their only feature, or of features that all touch, a few pixels away from the rest, which flatters: {classes}.</source>
      <translation>Validées sur un bout de leur unique entité, ou d’entités qui se touchent toutes, à quelques pixels du reste, ce qui surestime la précision : {classes}.</translation>
    </message>
    <message>
      <source>Not validated, for want of room to hold anything out: {classes}.</source>
      <translation>Non validées, faute de place pour réserver quoi que ce soit : {classes}.</translation>
    </message>
    <message>
      <source>{units}, of which {count} mapped mostly as another class: wrong labels, or ground unlike any trained on. The report lists them, the most likely wrong label first.</source>
      <translation>{units}, dont {count} que la carte met surtout dans une autre classe : des étiquettes fausses, ou un terrain différent de tout ce que montre l’entraînement. Le rapport les énumère, les étiquettes les plus probablement fausses en premier.</translation>
    </message>
    <message>
      <source>{units}, of which {count} mapped mostly as another class: validation is hard for this scene, where what is held out shows ground unlike the rest. Training data in more places help map and validation alike.</source>
      <translation>{units}, dont {count} que la carte met surtout dans une autre classe : la validation est difficile pour cette scène, où ce qui est réservé à la validation montre un terrain différent du reste. Des données d’entraînement en davantage de lieux aident la carte comme la validation.</translation>
    </message>
    <message>
      <source>{units}, of which {count} mapped mostly as another class: map and reference differ in general. Check that their classes mean the same.</source>
      <translation>{units}, dont {count} que la carte met surtout dans une autre classe : la carte et la référence diffèrent en général. Vérifiez que leurs classes ont le même sens.</translation>
    </message>
    <message>
      <source>{one} is often taken for {other} ({share} of its reference pixels).</source>
      <translation>{one} est souvent pris pour {other} ({share} de ses pixels de référence).</translation>
    </message>
    <message>
      <source>{one} and {other} are often taken for each other ({share} of the reference pixels of {one}, {back} of those of {other}).</source>
      <translation>{one} et {other} sont souvent confondus ({share} des pixels de référence de {one}, {back} de ceux de {other}).</translation>
    </message>
    <message numerus="yes">
      <source>On the same held-out pixels the model ({model} %) is right less often than {count} simpler methods: {methods}. This validation does not show that it is worth its time here.</source>
      <translation>
        <numerusform>Sur les mêmes pixels de validation, le modèle ({model} %) a raison moins souvent qu’une méthode plus simple : {methods}. Cette validation ne montre pas qu’il vaille ici le temps qu’il prend.</numerusform>
        <numerusform>Sur les mêmes pixels de validation, le modèle ({model} %) a raison moins souvent que {count} méthodes plus simples : {methods}. Cette validation ne montre pas qu’il vaille ici le temps qu’il prend.</numerusform>
      </translation>
    </message>
    <message>
      <source>The file '{path}' of {size} GB cannot be written: {reason}.</source>
      <translation>Le fichier « {path} » de {size} Go ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
      <source>The file '{path}' cannot be written: {reason}.</source>
      <translation>Le fichier « {path} » ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
      <source>The file '{path}' can no longer be read: {reason}.</source>
      <translation>Le fichier « {path} » ne peut plus être lu : {reason}.</translation>
    </message>
    <message>
      <source>The file '{path}' ends before its last value.</source>
      <translation>Le fichier « {path} » se termine avant sa dernière valeur.</translation>
    </message>
    <message>
      <source>It was cut short: copy it again.</source>
      <translation>Il a été tronqué : copiez-le à nouveau.</translation>
    </message>
    <message>
      <source>The file '{path}' cannot be read: {reason}.</source>
      <translation>Le fichier « {path} » ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
      <source>Check the disk it lies on.</source>
      <translation>Vérifiez le disque où il se trouve.</translation>
    </message>
    <message>
      <source>Free some space on the disk, or choose another folder.</source>
      <translation>Libérez de l’espace sur le disque, ou choisissez un autre dossier.</translation>
    </message>
    <message>
      <source>Remove it, or choose another name or folder.</source>
      <translation>Supprimez-le, ou choisissez un autre nom ou dossier.</translation>
    </message>
    <message>
      <source>See that its folder is there and can be written to, or choose another folder.</source>
      <translation>Vérifiez que son dossier existe et est accessible en écriture, ou choisissez un autre dossier.</translation>
    </message>
    <message>
      <source>See that file and folder may be written to, or choose another folder.</source>
      <translation>Vérifiez que le fichier et le dossier sont autorisés en écriture, ou choisissez un autre dossier.</translation>
    </message>
    <message>
      <source>Close it in other programs and remove it from the QGIS project, or choose another name or folder.</source>
      <translation>Fermez-le dans les autres programmes et retirez-le du projet QGIS, ou choisissez un autre nom ou un autre dossier.</translation>
    </message>
    <message>
      <source>'{path}' cannot be written: {reason}.</source>
      <translation>« {path} » ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
      <source>process {number} on {host}</source>
      <translation>processus {number} sur {host}</translation>
    </message>
    <message>
      <source>{problem} Some files are new by now and could not be put back: {files}.</source>
      <translation>{problem} Certains fichiers sont déjà nouveaux et n’ont pas pu être remis en place : {files}.</translation>
    </message>
    <message>
      <source>What was there before is in {folders}.</source>
      <translation>Ce qu’il y avait avant se trouve dans {folders}.</translation>
    </message>
    <message>
      <source>No file was changed.</source>
      <translation>Aucun fichier n’a été modifié.</translation>
    </message>
    <message>
      <source>it is no regular file</source>
      <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
      <source>it is a link, or no regular file</source>
      <translation>c’est un lien, ou pas un fichier ordinaire</translation>
    </message>
    <message>
      <source>Two results are to be written to '{path}'.</source>
      <translation>Deux résultats doivent être écrits dans « {path} ».</translation>
    </message>
    <message>
      <source>Give each its own name.</source>
      <translation>Donnez à chacun son propre nom.</translation>
    </message>
    <message>
      <source>No file can be named '{name}' in '{folder}', with what is added to a name: {reason}.</source>
      <translation>Aucun fichier ne peut s’appeler « {name} » dans « {folder} », avec ce qui s’ajoute à un nom : {reason}.</translation>
    </message>
    <message>
      <source>Choose a shorter name, without special characters.</source>
      <translation>Choisissez un nom plus court, sans caractères spéciaux.</translation>
    </message>
    <message>
      <source>'{name}' is no regular file</source>
      <translation>« {name} » n’est pas un fichier ordinaire</translation>
    </message>
    <message>
      <source>{problem}: {reason}.</source>
      <translation>{problem} : {reason}.</translation>
    </message>
    <message>
      <source>'{path}' cannot be read</source>
      <translation>« {path} » ne peut pas être lu</translation>
    </message>
    <message>
      <source>The file may be damaged; copy or download it again.</source>
      <translation>Le fichier est peut-être endommagé ; copiez-le ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
      <source>The name '{path}' is not in UTF-8, as GDAL wants it.</source>
      <translation>Le nom « {path} » n’est pas en UTF-8, comme GDAL le demande.</translation>
    </message>
    <message>
      <source>Rename the file.</source>
      <translation>Renommez le fichier.</translation>
    </message>
    <message>
      <source>'{path}' cannot be opened as a raster</source>
      <translation>« {path} » ne peut pas être ouvert comme raster</translation>
    </message>
    <message>
      <source>Choose a raster file that QGIS can show.</source>
      <translation>Choisissez un fichier raster que QGIS peut afficher.</translation>
    </message>
    <message numerus="yes">
      <source>'{name}' is a container of {count} rasters.</source>
      <translation>
        <numerusform>« {name} » est un conteneur de {count} raster.</numerusform>
        <numerusform>« {name} » est un conteneur de {count} rasters.</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose one of them by its name: {names}.</source>
      <translation>Choisissez l’un d’eux par son nom : {names}.</translation>
    </message>
    <message>
      <source>'{name}' has no bands.</source>
      <translation>« {name} » n’a pas de bandes.</translation>
    </message>
    <message>
      <source>Choose another raster.</source>
      <translation>Choisissez un autre raster.</translation>
    </message>
    <message>
      <source>Move that file away; statistics are made anew, names of bands and classes that stand in it are lost.</source>
      <translation>Déplacez ce fichier ailleurs ; les statistiques sont refaites, les noms de bandes et de classes qui s’y trouvent sont perdus.</translation>
    </message>
    <message>
      <source>The metadata in '{name}' take {size} MB, {most} MB is the most.</source>
      <translation>Les métadonnées de « {name} » occupent {size} Mo, {most} Mo au plus sont possibles.</translation>
    </message>
    <message>
      <source>The metadata in '{name}' have too many entries to be read in a moment.</source>
      <translation>Les métadonnées dans « {name} » ont trop d’entrées pour être lues en un instant.</translation>
    </message>
    <message>
      <source>'{name}' is placed by control points or a sensor model (RPC) only, it has no grid on the ground.</source>
      <translation>« {name} » n’est situé que par des points de contrôle ou un modèle de capteur (RPC), il n’a pas de grille au sol.</translation>
    </message>
    <message>
      <source>Warp it first (Raster &gt; Projections &gt; Warp) and use the result.</source>
      <translation>Projetez-le d’abord (Raster &gt; Projections &gt; Projection) et utilisez le résultat.</translation>
    </message>
    <message>
      <source>'{name}' has no georeference, so features cannot be laid over it.</source>
      <translation>« {name} » n’est pas géoréférencé : des entités ne peuvent pas lui être superposées.</translation>
    </message>
    <message>
      <source>Georeference it first (Layer &gt; Georeferencer), or choose another raster.</source>
      <translation>Géoréférencez-le d’abord (Couche &gt; Géoréférencer), ou choisissez un autre raster.</translation>
    </message>
    <message>
      <source>Where their coordinates are of one system, let both have the same one or none: in QGIS under Layer &gt; Set CRS of Layer(s), in files by 'gdal_edit.py -a_srs' and 'ogr2ogr -a_srs'.</source>
      <translation>Si leurs coordonnées sont d’un même système, donnez aux deux le même, ou aucun : dans QGIS dans Couche &gt; Définir le SCR des couches, dans les fichiers par « gdal_edit.py -a_srs » et « ogr2ogr -a_srs ».</translation>
    </message>
    <message>
      <source>'{name}' has a coordinate reference system, and the raster that it is to be laid on has none.</source>
      <translation>« {name} » a un système de coordonnées de référence, et le raster sur lequel il doit être posé n’en a pas.</translation>
    </message>
    <message>
      <source>'{name}' has no coordinate reference system, and the raster that it is to be laid on has one.</source>
      <translation>« {name} » n’a pas de système de coordonnées de référence, et le raster sur lequel il doit être posé en a un.</translation>
    </message>
    <message>
      <source>'{name}' ({size} pixels) does not lie on the pixels of the map '{map}' ({other} pixels).</source>
      <translation>« {name} » ({size} pixels) ne coïncide pas avec les pixels de la carte « {map} » ({other} pixels).</translation>
    </message>
    <message>
      <source>Give the raster that belongs to the map, or warp it to the grid of the map first.</source>
      <translation>Donnez le raster qui appartient à la carte, ou reprojetez-le d’abord sur la grille de la carte.</translation>
    </message>
    <message>
      <source>The coordinate reference system of '{name}' is not understood</source>
      <translation>Le système de coordonnées de référence de « {name} » n’est pas compris</translation>
    </message>
    <message>
      <source>Set another one in QGIS.</source>
      <translation>Définissez-en un autre dans QGIS.</translation>
    </message>
    <message>
      <source>'{path}' is damaged: it has {actual} bytes, its header tells of {expected}.</source>
      <translation>« {path} » est endommagé : il a {actual} octets, son en-tête en annonce {expected}.</translation>
    </message>
    <message>
      <source>Copy or download it again.</source>
      <translation>Copiez-le ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
      <source>'{name}' has {count} bands, a class map has one.</source>
      <translation>« {name} » a {count} bandes, une carte des classes en a une.</translation>
    </message>
    <message>
      <source>Choose a class map.</source>
      <translation>Choisissez une carte des classes.</translation>
    </message>
    <message>
      <source>'{name}' does not lie on the pixels of the raster.</source>
      <translation>« {name} » ne coïncide pas avec les pixels du raster.</translation>
    </message>
    <message>
      <source>Choose a map of this very raster.</source>
      <translation>Choisissez une carte de ce raster même.</translation>
    </message>
    <message>
      <source>The file may be damaged; copy or write it again.</source>
      <translation>Le fichier est peut-être endommagé ; copiez-le ou écrivez-le à nouveau.</translation>
    </message>
    <message>
      <source>The geometry of {feature} cannot be read</source>
      <translation>La géométrie de {feature} ne peut pas être lue</translation>
    </message>
    <message>
      <source>Repair it in QGIS, or delete it.</source>
      <translation>Réparez-la dans QGIS, ou supprimez-la.</translation>
    </message>
    <message>
      <source>'{name}' has one band; of class probabilities there is a band for each class.</source>
      <translation>« {name} » a une seule bande ; les probabilités des classes ont une bande par classe.</translation>
    </message>
    <message>
      <source>'{name}' holds {value} in '{band}'; probabilities are 0 to 1.</source>
      <translation>« {name} » contient {value} dans « {band} » ; les probabilités vont de 0 à 1.</translation>
    </message>
    <message>
      <source>The training data cannot be widened</source>
      <translation>Les données d’entraînement ne peuvent pas être élargies</translation>
    </message>
    <message>
      <source>Repair their geometry in QGIS.</source>
      <translation>Réparez leur géométrie dans QGIS.</translation>
    </message>
    <message>
      <source>a training feature</source>
      <translation>une entité d’entraînement</translation>
    </message>
    <message>
      <source>Choose the class probabilities that a run wrote (PROBABILITIES).</source>
      <translation>Choisissez les probabilités des classes écrites par une exécution (PROBABILITIES).</translation>
    </message>
    <message>
      <source>Choose the novelty that the same run wrote (NOVELTY).</source>
      <translation>Choisissez la nouveauté que la même exécution a écrite (NOVELTY).</translation>
    </message>
    <message>
      <source>'{name}' has {count} bands; of novelty there is one.</source>
      <translation>« {name} » a {count} bandes ; la nouveauté n’en a qu’une.</translation>
    </message>
    <message>
      <source>'{name}' lies on another grid than the class probabilities.</source>
      <translation>« {name} » est sur une autre grille que les probabilités des classes.</translation>
    </message>
    <message>
      <source>The shapes cannot be laid over the raster</source>
      <translation>Les formes ne peuvent pas être superposées au raster</translation>
    </message>
    <message>
      <source>Other changes</source>
      <translation>Autres changements</translation>
    </message>
    <message>
      <source>Unchanged</source>
      <translation>Inchangé</translation>
    </message>
    <message>
      <source>'{name}' has {count} classes, {most} is the most.</source>
      <translation>« {name} » a {count} classes, {most} au plus sont possibles.</translation>
    </message>
    <message>
      <source>'{name}' holds the value {value}; a class map has whole numbers 0…{most}.</source>
      <translation>« {name} » contient la valeur {value} ; une carte des classes a des nombres entiers 0…{most}.</translation>
    </message>
    <message>
      <source>Choose a class map, or renumber its classes.</source>
      <translation>Choisissez une carte des classes, ou renumérotez ses classes.</translation>
    </message>
    <message>
      <source>'{name}' has no pixel with a class.</source>
      <translation>« {name} » n’a aucun pixel avec une classe.</translation>
    </message>
    <message>
      <source>Choose a map with fewer classes, or set the value of one as nodata.</source>
      <translation>Choisissez une carte avec moins de classes, ou définissez la valeur de l’une comme nodata.</translation>
    </message>
    <message>
      <source>'{name}' cannot be laid over the raster</source>
      <translation>« {name} » ne peut pas être superposé au raster</translation>
    </message>
    <message>
      <source>Check its coordinate reference system; the file may also be damaged.</source>
      <translation>Vérifiez son système de coordonnées de référence ; le fichier est peut-être aussi endommagé.</translation>
    </message>
    <message>
      <source>Patches cannot be outlined</source>
      <translation>Les contours des taches ne peuvent pas être tracés</translation>
    </message>
    <message>
      <source>'{name}' has {count} bands, a confidence has one.</source>
      <translation>« {name} » a {count} bandes, une confiance en a une.</translation>
    </message>
    <message>
      <source>Choose the confidence of the class map, or none.</source>
      <translation>Choisissez la confiance de la carte des classes, ou aucune.</translation>
    </message>
    <message>
      <source>'{name}' holds {value}, and a confidence is a share from 0 to 1.</source>
      <translation>« {name} » contient {value}, or une confiance est une part de 0 à 1.</translation>
    </message>
    <message numerus="yes">
      <source>The choice of bands '{choice}' leaves none of the {count} bands of '{name}'.</source>
      <translation>
        <numerusform>Le choix de bandes « {choice} » ne laisse pas la {count} bande de « {name} ».</numerusform>
        <numerusform>Le choix de bandes « {choice} » ne laisse aucune des {count} bandes de « {name} ».</numerusform>
      </translation>
    </message>
    <message>
      <source>The choice of bands names '{part}', '{name}' has the bands 1 to {last}.</source>
      <translation>Le choix de bandes nomme « {part} », « {name} » a les bandes 1 à {last}.</translation>
    </message>
    <message>
      <source>The choice of bands names '{part}', which is the opacity (alpha) of '{name}' and no data.</source>
      <translation>Le choix de bandes nomme « {part} », qui est l’opacité (alpha) de « {name} » et non une bande de données.</translation>
    </message>
    <message>
      <source>The choice of bands names '{part}', no band of '{name}' is called so.</source>
      <translation>Le choix de bandes nomme « {part} », aucune bande de « {name} » ne s’appelle ainsi.</translation>
    </message>
    <message>
      <source>The choice of bands names '{part}', no band of '{name}' is known to lie there.</source>
      <translation>Le choix de bandes nomme « {part} », on ne connaît aucune bande de « {name} » qui s’y trouve.</translation>
    </message>
    <message>
      <source>Its bands are called {names}.</source>
      <translation>Ses bandes s’appellent {names}.</translation>
    </message>
    <message>
      <source>They lie at {low} to {high} nm.</source>
      <translation>Elles se situent de {low} à {high} nm.</translation>
    </message>
    <message numerus="yes">
      <source>{count} bands are used although the file marks them as bad, for they were chosen: {bands}.</source>
      <translation>
        <numerusform>{count} bande est utilisée bien que le fichier la marque comme mauvaise, car elle a été choisie : {bands}.</numerusform>
        <numerusform>{count} bandes sont utilisées bien que le fichier les marque comme mauvaises, car elles ont été choisies : {bands}.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{part}' names no band.</source>
      <translation>« {part} » ne nomme aucune bande.</translation>
    </message>
    <message>
      <source>'{part}' is a single wavelength, a range is wanted, such as 700-710 nm.</source>
      <translation>« {part} » est une seule longueur d’onde, il faut un intervalle, comme 700-710 nm.</translation>
    </message>
    <message>
      <source>The quotation mark before {part} is not closed.</source>
      <translation>Le guillemet devant {part} n’est pas fermé.</translation>
    </message>
    <message>
      <source>Between {part} and what follows a comma is wanted.</source>
      <translation>Il manque une virgule entre {part} et ce qui suit.</translation>
    </message>
    <message>
      <source>A sign that leaves bands out stands before nothing.</source>
      <translation>Un signe qui exclut des bandes ne précède rien.</translation>
    </message>
    <message>
      <source>'{part}' is no number of a band, they begin at 1.</source>
      <translation>« {part} » n’est pas un numéro de bande, ils commencent à 1.</translation>
    </message>
    <message>
      <source>'{part}' ends before it begins.</source>
      <translation>« {part} » se termine avant de commencer.</translation>
    </message>
    <message>
      <source>'{part}' can be read in two ways: write a decimal point, or a space behind the comma.</source>
      <translation>« {part} » peut se lire de deux façons : écrivez un point décimal, ou une espace après la virgule.</translation>
    </message>
    <message>
      <source>Bands are chosen by numbers (1-10), wavelengths (450-900 nm) or names (B8, 2021*, "with, comma"), parted by commas; ! before one leaves it out.</source>
      <translation>Les bandes se choisissent par numéros (1-10), longueurs d’onde (450-900 nm) ou noms (B8, 2021*, "avec, virgule"), séparés par des virgules ; ! devant exclut.</translation>
    </message>
    <message>
      <source>No data, as set in QGIS: {values} ({bands}).</source>
      <translation>Absence de données, comme définie dans QGIS : {values} ({bands}).</translation>
    </message>
    <message>
      <source>The nodata value of the file is not used, as set in QGIS ({bands}).</source>
      <translation>La valeur nodata du fichier n’est pas utilisée, comme défini dans QGIS ({bands}).</translation>
    </message>
    <message>
      <source>all bands</source>
      <translation>toutes les bandes</translation>
    </message>
    <message>
      <source>bands {numbers}</source>
      <translation>bandes {numbers}</translation>
    </message>
    <message>
      <source>all values</source>
      <translation>toutes les valeurs</translation>
    </message>
    <message>
      <source>{high} and less</source>
      <translation>{high} et moins</translation>
    </message>
    <message>
      <source>{low} and more</source>
      <translation>{low} et plus</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} à {high}</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) have no data because '{name}' has none there.</source>
      <translation>
        <numerusform>{count} pixel sur {all} ({share} %) est sans données, parce que « {name} » n’en a pas à cet endroit.</numerusform>
        <numerusform>{count} pixels sur {all} ({share} %) sont sans données, parce que « {name} » n’en a pas à cet endroit.</numerusform>
      </translation>
    </message>
    <message>
      <source>The raster '{path}' has changed while it was being read.</source>
      <translation>Le raster « {path} » a changé pendant sa lecture.</translation>
    </message>
    <message>
      <source>marked as bad in the file</source>
      <translation>mauvaise selon le fichier</translation>
    </message>
    <message>
      <source>not chosen</source>
      <translation>non choisie</translation>
    </message>
    <message>
      <source>no pixel has data</source>
      <translation>aucun pixel n’a de données</translation>
    </message>
    <message>
      <source>the opacity of the raster (alpha)</source>
      <translation>l’opacité du raster (alpha)</translation>
    </message>
    <message>
      <source>The number of dates, {count}, is not that of the rasters, {rasters}.</source>
      <translation>Le nombre de dates, {count}, n’est pas celui des rasters, {rasters}.</translation>
    </message>
    <message>
      <source>Give one for each raster in turn, '-' where it is not known; or one for each band of a single one.</source>
      <translation>Donnez-en une pour chaque raster dans l’ordre, « - » si elle n’est pas connue ; ou une pour chaque bande d’un seul raster.</translation>
    </message>
    <message>
      <source>'{one}' and '{other}' have bands of the same day, {day}, and wavelength: their order tells them apart.</source>
      <translation>« {one} » et « {other} » ont des bandes du même jour, {day}, et de même longueur d’onde : leur ordre les distingue.</translation>
    </message>
    <message>
      <source>'{part}' is no date, one such as 2021-06-04 is wanted.</source>
      <translation>« {part} » n’est pas une date, il en faut une comme 2021-06-04.</translation>
    </message>
    <message>
      <source>Give year, month and day; '-' where a date is not known.</source>
      <translation>Donnez l’année, le mois et le jour ; « - » si une date n’est pas connue.</translation>
    </message>
    <message>
      <source>The mask '{mask}' does not overlap '{name}'.</source>
      <translation>Le masque « {mask} » ne recouvre pas « {name} ».</translation>
    </message>
    <message>
      <source>Check that both show the same place and have the right CRS, or choose another mask.</source>
      <translation>Vérifiez que les deux montrent le même lieu et ont le bon SCR, ou choisissez un autre masque.</translation>
    </message>
    <message>
      <source>'{name}' has no band but its opacity (alpha).</source>
      <translation>« {name} » n’a d’autre bande que son opacité (alpha).</translation>
    </message>
    <message>
      <source>Choose a raster with an image.</source>
      <translation>Choisissez un raster contenant une image.</translation>
    </message>
    <message>
      <source>There is no file '{path}'.</source>
      <translation>Il n’y a pas de fichier « {path} ».</translation>
    </message>
    <message>
      <source>Choose a raster that exists.</source>
      <translation>Choisissez un raster existant.</translation>
    </message>
    <message>
      <source>Band {number} of '{name}' holds complex numbers.</source>
      <translation>La bande {number} de « {name} » contient des nombres complexes.</translation>
    </message>
    <message>
      <source>Convert the raster to real numbers first, for instance to amplitudes.</source>
      <translation>Convertissez d’abord le raster en nombres réels, par exemple en amplitudes.</translation>
    </message>
    <message>
      <source>Band {number} is tagged as opacity (alpha), but holds more than 0 and its largest value: it is used as data and hides nothing.</source>
      <translation>La bande {number} est déclarée comme opacité (alpha), mais contient plus que 0 et sa plus grande valeur : elle est utilisée comme données et ne masque rien.</translation>
    </message>
    <message>
      <source>every band</source>
      <translation>toutes les bandes</translation>
    </message>
    <message>
      <source>some of the bands</source>
      <translation>certaines des bandes</translation>
    </message>
    <message>
      <source>{count} of {all} pixels ({share} %) hold {value} in {bands}, which the raster does not mark as no data. If this value means no data, set it as nodata value of the raster; here it is used as any other.</source>
      <translation>{count} pixels sur {all} ({share} %) ont la valeur {value} dans {bands}, que le raster n’indique pas comme absence de données. Si cette valeur signifie absence de données, définissez-la comme valeur nodata du raster ; ici, elle est utilisée comme toute autre.</translation>
    </message>
    <message>
      <source>There is no mask '{path}'.</source>
      <translation>Il n’y a pas de masque « {path} ».</translation>
    </message>
    <message numerus="yes">
      <source>The mask '{name}' has {count} bands, no band {number}.</source>
      <translation>
        <numerusform>Le masque « {name} » a {count} bande, pas de bande {number}.</numerusform>
        <numerusform>Le masque « {name} » a {count} bandes, pas de bande {number}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose one of its bands.</source>
      <translation>Choisissez l’une de ses bandes.</translation>
    </message>
    <message>
      <source>The mask '{name}' holds complex numbers.</source>
      <translation>Le masque « {name} » contient des nombres complexes.</translation>
    </message>
    <message>
      <source>Choose another mask.</source>
      <translation>Choisissez un autre masque.</translation>
    </message>
    <message>
      <source>The mask '{name}' holds numbers with a point, which have no bits.</source>
      <translation>Le masque « {name} » contient des nombres à virgule, qui n’ont pas de bits.</translation>
    </message>
    <message>
      <source>Say which of its values are to be left out, such as '3, 8-10'.</source>
      <translation>Indiquez lesquelles de ses valeurs sont à exclure, par exemple « 3, 8-10 ».</translation>
    </message>
    <message>
      <source>The raster needs {needed} GB of temporary space; the disk of '{folder}' has {free} GB left.</source>
      <translation>Le raster demande {needed} Go d’espace temporaire ; le disque de « {folder} » n’a plus que {free} Go.</translation>
    </message>
    <message>
      <source>Free some disk space, use fewer bands, or classify a part of the raster.</source>
      <translation>Libérez de l’espace disque, utilisez moins de bandes ou classez une partie du raster.</translation>
    </message>
    <message numerus="yes">
      <source>All {count} bands of '{name}' are marked as bad (bbl) in the file.</source>
      <translation>
        <numerusform>La {count} bande de « {name} » est marquée comme mauvaise (bbl) dans le fichier.</numerusform>
        <numerusform>Les {count} bandes de « {name} » sont toutes marquées comme mauvaises (bbl) dans le fichier.</numerusform>
      </translation>
    </message>
    <message>
      <source>Correct the list of bad bands in its header.</source>
      <translation>Corrigez la liste des mauvaises bandes dans son en-tête.</translation>
    </message>
    <message>
      <source>The area of interest '{area}' does not overlap '{name}'.</source>
      <translation>La zone d’intérêt « {area} » ne recouvre pas « {name} ».</translation>
    </message>
    <message>
      <source>Check that both show the same place and have the right CRS, or choose another area.</source>
      <translation>Vérifiez que les deux montrent le même lieu et ont le bon SCR, ou choisissez une autre zone.</translation>
    </message>
    <message>
      <source>'{name}' does not overlap '{first}', whose grid the image has.</source>
      <translation>« {name} » ne recouvre pas « {first} », dont l’image a la grille.</translation>
    </message>
    <message>
      <source>Leave it out, or check the coordinate reference systems of both.</source>
      <translation>Retirez-le, ou vérifiez les systèmes de coordonnées des deux.</translation>
    </message>
    <message numerus="yes">
      <source>{first} + {count} rasters</source>
      <translation>
        <numerusform>{first} + {count} raster</numerusform>
        <numerusform>{first} + {count} rasters</numerusform>
      </translation>
    </message>
    <message>
      <source>The raster '{name}' is given twice; its bands tell nothing more then.</source>
      <translation>Le raster « {name} » est donné deux fois ; ses bandes n’apprennent alors rien de plus.</translation>
    </message>
    <message>
      <source>'{name}' cannot be laid on '{first}'</source>
      <translation>« {name} » ne peut pas être posé sur « {first} »</translation>
    </message>
    <message>
      <source>Check the coordinate reference systems of both.</source>
      <translation>Vérifiez les systèmes de coordonnées des deux.</translation>
    </message>
    <message>
      <source>The wavelengths of the bands are not used: {first}, {second}… without a unit are numbers of bands.</source>
      <translation>Les longueurs d’onde des bandes ne sont pas utilisées : {first}, {second}… sans unité sont des numéros de bandes.</translation>
    </message>
    <message>
      <source>The list '{key}' in the file has {count} entries for {bands} bands: it is not used.</source>
      <translation>La liste « {key} » du fichier a {count} entrées pour {bands} bandes : elle n’est pas utilisée.</translation>
    </message>
    <message>
      <source>The wavelengths of the bands are not used: {value} (band {band}) is no wavelength of light or heat.</source>
      <translation>Les longueurs d’onde des bandes ne sont pas utilisées : {value} (bande {band}) n’en est pas une de lumière ou de chaleur.</translation>
    </message>
    <message numerus="yes">
      <source>The wavelengths of {count} bands are not used: {value} (band {band}) is no wavelength of light or heat.</source>
      <translation>
        <numerusform>La longueur d’onde de la bande {band} n’est pas utilisée : {value} n’en est pas une de lumière ou de chaleur.</numerusform>
        <numerusform>Les longueurs d’onde de {count} bandes ne sont pas utilisées : {value} (bande {band}) n’en est pas une de lumière ou de chaleur.</numerusform>
      </translation>
    </message>
    <message>
      <source>Wavelengths in names of bands that can be read in two ways are not used: '{text}' (band {band}) may be {one} or {other}.</source>
      <translation>Les longueurs d’onde dans les noms de bandes qui peuvent se lire de deux façons ne sont pas utilisées : « {text} » (bande {band}) peut être {one} ou {other}.</translation>
    </message>
    <message>
      <source>The widths of the bands are not used: {width} nm at {wavelength} nm (band {band}) is none.</source>
      <translation>Les largeurs des bandes ne sont pas utilisées : {width} nm à {wavelength} nm (bande {band}) n’en est pas une.</translation>
    </message>
    <message>
      <source>Widths that reach the wavelength are not used: {width} nm at {wavelength} nm (band {band}).</source>
      <translation>Les largeurs qui atteignent la longueur d’onde ne sont pas utilisées : {width} nm à {wavelength} nm (bande {band}).</translation>
    </message>
    <message>
      <source>'{name}' cannot be written</source>
      <translation>« {name} » ne peut pas être écrit</translation>
    </message>
    <message>
      <source>Free some space on the disk.</source>
      <translation>Libérez de l’espace sur le disque.</translation>
    </message>
    <message>
      <source>Choose the image that the map was made from.</source>
      <translation>Choisissez l’image dont la carte est issue.</translation>
    </message>
    <message>
      <source>The name '{name}' has no ending.</source>
      <translation>Le nom « {name} » n’a pas d’extension.</translation>
    </message>
    <message>
      <source>Add one: .tif for maps, .safetensors for models, .html for reports.</source>
      <translation>Ajoutez-en une : .tif pour les cartes, .safetensors pour les modèles, .html pour les rapports.</translation>
    </message>
    <message>
      <source>'{name}' has the ending of another format; maps are GeoTIFF files.</source>
      <translation>« {name} » a l’extension d’un autre format ; les cartes sont des fichiers GeoTIFF.</translation>
    </message>
    <message>
      <source>Name it '{stem}.tif'.</source>
      <translation>Nommez-le « {stem}.tif ».</translation>
    </message>
    <message>
      <source>The folder '{folder}' does not exist.</source>
      <translation>Le dossier « {folder} » n’existe pas.</translation>
    </message>
    <message>
      <source>Create it, or choose another folder.</source>
      <translation>Créez-le, ou choisissez un autre dossier.</translation>
    </message>
    <message>
      <source>'{path}' is a folder.</source>
      <translation>« {path} » est un dossier.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
      <source>'{file}' would be replaced by the table of areas, and FreeNet has not written it.</source>
      <translation>« {file} » serait remplacé par le tableau des surfaces, et FreeNet n’a pas écrit ce fichier.</translation>
    </message>
    <message>
      <source>Choose another name for the table.</source>
      <translation>Choisissez un autre nom pour le tableau.</translation>
    </message>
    <message>
      <source>'{file}' would be replaced by the STAC item, and FreeNet has not written it.</source>
      <translation>« {file} » serait remplacé par l’item STAC, et FreeNet n’a pas écrit ce fichier.</translation>
    </message>
    <message>
      <source>Choose another name for the STAC item.</source>
      <translation>Choisissez un autre nom pour l’item STAC.</translation>
    </message>
    <message>
      <source>'{file}' would be replaced by the figures of the report, and FreeNet has not written it.</source>
      <translation>« {file} » serait remplacé par les chiffres du rapport, mais n’a pas été écrit par FreeNet.</translation>
    </message>
    <message>
      <source>Choose another name for the report.</source>
      <translation>Choisissez un autre nom pour le rapport.</translation>
    </message>
    <message>
      <source>'{style}' holds the style of '{other}'.</source>
      <translation>« {style} » contient le style de « {other} ».</translation>
    </message>
    <message>
      <source>Choose another name for the map.</source>
      <translation>Choisissez un autre nom pour la carte.</translation>
    </message>
    <message>
      <source>'{name}' in '{file}' is no layer of features, and none takes its place.</source>
      <translation>« {name} » dans « {file} » n’est pas une couche d’entités, et aucune ne prend sa place.</translation>
    </message>
    <message>
      <source>Choose another name for the layer.</source>
      <translation>Choisissez un autre nom pour la couche.</translation>
    </message>
    <message>
      <source>'{name}' cannot be written: {reason}. No file was changed.</source>
      <translation>« {name} » ne peut pas être écrit : {reason}. Aucun fichier n’a été modifié.</translation>
    </message>
    <message>
      <source>Free some space on the disk, stop other programs that write to the file, or choose another one.</source>
      <translation>Libérez de l’espace sur le disque, arrêtez les autres programmes qui écrivent dans ce fichier, ou choisissez-en un autre.</translation>
    </message>
    <message>
      <source>The raster has no coordinate reference system, and '{}' is in {}: nothing says how they lie.</source>
      <translation>Le raster n’a pas de système de coordonnées de référence, et « {} » est en {} : rien ne dit comment ils se situent.</translation>
    </message>
    <message>
      <source>'{}' has no coordinate reference system, and the raster is in {}: nothing says how they lie.</source>
      <translation>« {} » n’a pas de système de coordonnées de référence, et le raster est en {} : rien ne dit comment ils se situent.</translation>
    </message>
    <message>
      <source>a system without a name</source>
      <translation>un système sans nom</translation>
    </message>
    <message>
      <source>'{}' and the raster have local coordinate systems of different names ({} and {}). As nothing else tells these apart, they are taken for one.</source>
      <translation>« {} » et le raster ont des systèmes de coordonnées locaux de noms différents ({} et {}). Comme rien d’autre ne les distingue, ils sont pris pour un seul.</translation>
    </message>
    <message>
      <source>'{}' cannot be brought to the raster's coordinate reference system</source>
      <translation>« {} » ne peut pas être mis dans le système de coordonnées de référence du raster</translation>
    </message>
    <message>
      <source>Check that layer and raster have the right coordinate reference systems.</source>
      <translation>Vérifiez que la couche et le raster ont les bons systèmes de coordonnées de référence.</translation>
    </message>
    <message>
      <source>'{}' is in {} and the raster in {}: nothing says where on the earth a local coordinate system lies.</source>
      <translation>« {} » est en {} et le raster en {} : rien ne dit où se situe sur la Terre un système de coordonnées local.</translation>
    </message>
    <message>
      <source>'{}' and the raster have local coordinate systems ({} and {}) whose axes or units differ.</source>
      <translation>« {} » et le raster ont des systèmes de coordonnées locaux ({} et {}) dont les axes ou les unités diffèrent.</translation>
    </message>
    <message>
      <source>Where the coordinates are of one system, give both the same, under Layer &gt; Set CRS of Layer(s).</source>
      <translation>Si les coordonnées sont d’un même système, donnez-leur le même dans Couche &gt; Définir le SCR des couches.</translation>
    </message>
    <message>
      <source>The coordinate operation '{}' for '{}' cannot be used</source>
      <translation>L’opération de coordonnées « {} » pour « {} » n’est pas utilisable</translation>
    </message>
    <message>
      <source>Choose another one under Project &gt; Properties &gt; Transformations.</source>
      <translation>Choisissez-en une autre dans Projet &gt; Propriétés &gt; Transformations.</translation>
    </message>
    <message>
      <source>No change of datum is known for '{}', so its features may lie off by some hundred metres ({}).</source>
      <translation>Aucun changement de datum n’est connu pour « {} », ses entités peuvent être décalées de quelques centaines de mètres ({}).</translation>
    </message>
    <message>
      <source>The features of '{}' are placed by '{}', to {} m only; a pixel has {} m.</source>
      <translation>Les entités de « {} » sont placées par « {} », à {} m près seulement ; un pixel a {} m.</translation>
    </message>
    <message>
      <source>'{}' is placed by '{}', though the raster lies outside the area that this was made for: none is known for its place.</source>
      <translation>« {} » est placée par « {} », bien que le raster soit hors de la zone pour laquelle cette opération est faite : aucune n’est connue pour son emplacement.</translation>
    </message>
    <message>
      <source>, to {} m</source>
      <translation>, à {} m près</translation>
    </message>
    <message>
      <source>'{}' would place them better{}, but PROJ lacks its grid {}.</source>
      <translation>« {} » les placerait mieux{}, mais il manque à PROJ la grille {}.</translation>
    </message>
    <message>
      <source>{feature} reaches {distance} pixels from the raster.</source>
      <translation>{feature} s’étend à {distance} pixels du raster.</translation>
    </message>
    <message>
      <source>A vertex of it is misplaced: repair its geometry in QGIS, or delete it.</source>
      <translation>Un de ses sommets est mal placé : réparez sa géométrie dans QGIS, ou supprimez-la.</translation>
    </message>
    <message>
      <source>The radius around points reaches {reach} pixels, {most} is the most.</source>
      <translation>Le rayon autour des points atteint {reach} pixels, {most} est le maximum.</translation>
    </message>
    <message>
      <source>Choose a smaller radius, or draw polygons.</source>
      <translation>Choisissez un rayon plus petit, ou dessinez des polygones.</translation>
    </message>
    <message>
      <source>A radius in metres means nothing here: the raster has no coordinate reference system.</source>
      <translation>Un rayon en mètres n’a pas de sens ici : le raster n’a pas de système de coordonnées de référence.</translation>
    </message>
    <message>
      <source>Give the radius in pixels.</source>
      <translation>Indiquez le rayon en pixels.</translation>
    </message>
    <message>
      <source>No layer can be called '{name}': GeoPackages have such names for tables of their own.</source>
      <translation>Aucune couche ne peut s’appeler « {name} » : les GeoPackages gardent de tels noms pour leurs propres tables.</translation>
    </message>
    <message>
      <source>'{name}' is there, and is no GeoPackage</source>
      <translation>« {name} » existe déjà et n’est pas un GeoPackage</translation>
    </message>
    <message>
      <source>The layer '{}' is not in the project any more.</source>
      <translation>La couche « {} » n’est plus dans le projet.</translation>
    </message>
    <message>
      <source>Add it again.</source>
      <translation>Ajoutez-la de nouveau.</translation>
    </message>
    <message>
      <source>Choose the folder for the maps</source>
      <translation>Choisir le dossier des cartes</translation>
    </message>
    <message>
      <source>Temporary maps</source>
      <translation>Cartes temporaires</translation>
    </message>
    <message>
      <source>Folder for the maps</source>
      <translation>Dossier des cartes</translation>
    </message>
    <message>
      <source>Where the maps go, each named after its raster: 'north.tif' becomes 'north_classes.tif'.</source>
      <translation>Où vont les cartes, chacune nommée d’après son raster : « north.tif » donne « north_classes.tif ».</translation>
    </message>
    <message>
      <source>Skip rasters that are mapped already</source>
      <translation>Passer les rasters déjà cartographiés</translation>
    </message>
    <message>
      <source>Add the maps to the project</source>
      <translation>Ajouter les cartes au projet</translation>
    </message>
    <message>
      <source>Where the maps in the folder were made from this raster by this model, set up as now, they stay.</source>
      <translation>Là où les cartes du dossier proviennent de ce raster et de ce modèle, avec les mêmes réglages, elles restent.</translation>
    </message>
    <message>
      <source>Above their rasters, in a group for each. Temporary maps always are.</source>
      <translation>Au-dessus de leurs rasters, dans un groupe chacune. Les cartes temporaires le sont toujours.</translation>
    </message>
    <message>
      <source>Maps go to</source>
      <translation>Enregistrer dans</translation>
    </message>
    <message>
      <source>Add to this project</source>
      <translation>Ajouter à ce projet</translation>
    </message>
    <message>
      <source>The project of the maps was closed.</source>
      <translation>Le projet des cartes a été fermé.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Afficher</translation>
    </message>
    <message>
      <source>{} failed: the table says why.</source>
      <translation>{} en échec : le tableau dit pourquoi.</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Annulé.</translation>
    </message>
    <message numerus="yes">
      <source>All {count} rasters are mapped.</source>
      <translation>
        <numerusform>Le raster est cartographié.</numerusform>
        <numerusform>Les {count} rasters sont cartographiés.</numerusform>
      </translation>
    </message>
    <message>
      <source>No raster is mapped.</source>
      <translation>Aucun raster n’est cartographié.</translation>
    </message>
    <message numerus="yes">
      <source>{mapped} of {count} rasters are mapped.</source>
      <translation>
        <numerusform>{mapped} raster sur {count} est cartographié.</numerusform>
        <numerusform>{mapped} rasters sur {count} sont cartographiés.</numerusform>
      </translation>
    </message>
    <message>
      <source>FreeNet: apply a model</source>
      <translation>FreeNet : appliquer un modèle</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>Appliquer</translation>
    </message>
    <message>
      <source>Map the ticked rasters, one after the other.</source>
      <translation>Cartographier les rasters cochés, l’un après l’autre.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Stop. Maps that are done stay; of the others none is written.</source>
      <translation>Arrêter. Les cartes terminées restent ; aucune des autres n’est écrite.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
    <message>
      <source>Close the window. What is being mapped goes on.</source>
      <translation>Fermer la fenêtre. La cartographie en cours continue.</translation>
    </message>
    <message>
      <source>These files exist already. Overwrite them?</source>
      <translation>Ces fichiers existent déjà. Les écraser ?</translation>
    </message>
    <message>
      <source>Apply ({})</source>
      <translation>Appliquer ({})</translation>
    </message>
    <message>
      <source>'{}' is no whole path of a folder.</source>
      <translation>« {} » n’est pas le chemin complet d’un dossier.</translation>
    </message>
    <message>
      <source>Choose the folder with the button beside it.</source>
      <translation>Choisissez le dossier avec le bouton à côté.</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modèle</translation>
    </message>
    <message>
      <source>The model of a run of this project, or of a file.</source>
      <translation>Le modèle d’une exécution de ce projet, ou d’un fichier.</translation>
    </message>
    <message>
      <source>Choose a model</source>
      <translation>Choisir un modèle</translation>
    </message>
    <message>
      <source>Model file</source>
      <translation>Fichier du modèle</translation>
    </message>
    <message>
      <source>A model saved with a map, or by 'Train a model'.</source>
      <translation>Un modèle enregistré avec une carte, ou par « Entraîner un modèle ».</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Fichier</translation>
    </message>
    <message>
      <source>From a file</source>
      <translation>D’un fichier</translation>
    </message>
    <message>
      <source>No model is chosen.</source>
      <translation>Aucun modèle n’est choisi.</translation>
    </message>
    <message>
      <source>Choose that of a run, or a file.</source>
      <translation>Choisissez celui d’une exécution, ou un fichier.</translation>
    </message>
    <message>
      <source>The model is being read.</source>
      <translation>Le modèle est en cours de lecture.</translation>
    </message>
    <message>
      <source>Try again in a moment.</source>
      <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
      <source>Progress of the maps</source>
      <translation>Progression des cartes</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>En attente</translation>
    </message>
    <message>
      <source>Cancelling…</source>
      <translation>Annulation…</translation>
    </message>
    <message>
      <source>Raster {number} of {count}</source>
      <translation>Raster {number} sur {count}</translation>
    </message>
    <message>
      <source>Raster {number} of {count}: {stage}</source>
      <translation>Raster {number} sur {count} : {stage}</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Détails</translation>
    </message>
    <message>
      <source>Show what helps to find the mistake, to report it.</source>
      <translation>Montrer ce qui aide à trouver l’erreur, pour la signaler.</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Toutes</translation>
    </message>
    <message>
      <source>Tick all rasters, or none.</source>
      <translation>Cocher tous les rasters, ou aucun.</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
      <source>Map rasters that are not in the project as well.</source>
      <translation>Cartographier aussi des rasters qui ne sont pas dans le projet.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Retirer</translation>
    </message>
    <message>
      <source>Take the selected files out of the table.</source>
      <translation>Retirer du tableau les fichiers sélectionnés.</translation>
    </message>
    <message>
      <source>Set up…</source>
      <translation>Régler…</translation>
    </message>
    <message>
      <source>Set up the image of the selected layer: further rasters, dates, where to look.</source>
      <translation>Régler l’image de la couche sélectionnée : autres rasters, dates, zone d’intérêt et masque.</translation>
    </message>
    <message>
      <source>Choose rasters</source>
      <translation>Choisir des rasters</translation>
    </message>
    <message>
      <source>Running, {} %</source>
      <translation>En cours, {} %</translation>
    </message>
    <message>
      <source>Done in {} s</source>
      <translation>Terminé en {} s</translation>
    </message>
    <message>
      <source>Skipped: is mapped already</source>
      <translation>Passé : déjà cartographié</translation>
    </message>
    <message>
      <source>Failed: {}</source>
      <translation>Échec : {}</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Annulé</translation>
    </message>
    <message numerus="yes">
      <source>{count} warnings</source>
      <translation>
        <numerusform>{count} avertissement</numerusform>
        <numerusform>{count} avertissements</numerusform>
      </translation>
    </message>
    <message>
      <source>Its maps were made from this raster by this model.</source>
      <translation>Ses cartes proviennent de ce raster et de ce modèle.</translation>
    </message>
    <message numerus="yes">
      <source>FreeNet: apply '{model}' to {count} rasters</source>
      <translation>
        <numerusform>FreeNet : appliquer « {model} » à {count} raster</numerusform>
        <numerusform>FreeNet : appliquer « {model} » à {count} rasters</numerusform>
      </translation>
    </message>
    <message>
      <source>Rasters to map</source>
      <translation>Rasters à cartographier</translation>
    </message>
    <message>
      <source>Tick the rasters that the model is to be applied to. Select one to read what became of it.</source>
      <translation>Cochez les rasters auxquels appliquer le modèle. Sélectionnez-en un pour lire ce qu’il en est.</translation>
    </message>
    <message>
      <source>Raster</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>State</source>
      <translation>État</translation>
    </message>
    <message>
      <source>'{}' does not take the class '{}'.</source>
      <translation>« {} » n’accepte pas la classe « {} ».</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Vérifier</translation>
    </message>
    <message>
      <source>Spectra</source>
      <translation>Spectres</translation>
    </message>
    <message>
      <source>Open the panel with the spectra of the classes, and of the pixel under the cursor.</source>
      <translation>Ouvrir le panneau des spectres des classes et du pixel sous le curseur.</translation>
    </message>
    <message>
      <source>Make the training data of the selected classes those of another class. The layer keeps what they were: this menu takes them apart again.</source>
      <translation>Attribuer à une autre classe les données d’entraînement des classes sélectionnées. La couche garde ce qu’elles étaient : ce menu les sépare à nouveau.</translation>
    </message>
    <message>
      <source>Take the selected classes out of the list, as far as they have no training data.</source>
      <translation>Retirer de la liste les classes sélectionnées qui n’ont pas de données d’entraînement.</translation>
    </message>
    <message>
      <source>Add a class to draw training data of.</source>
      <translation>Ajouter une classe dont dessiner des données d’entraînement.</translation>
    </message>
    <message>
      <source>Change the colour of the selected class, in the layer's style.</source>
      <translation>Changer la couleur de la classe sélectionnée, dans le style de la couche.</translation>
    </message>
    <message>
      <source>Show which training data may carry a wrong label, before or after training, on the page Result.</source>
      <translation>Montrer quelles données d’entraînement pourraient porter une étiquette fausse, avant ou après l’entraînement, sur la page Résultat.</translation>
    </message>
    <message>
      <source>Check training data</source>
      <translation>Vérifier les données d’entraînement</translation>
    </message>
    <message>
      <source>Add a class</source>
      <translation>Ajouter une classe</translation>
    </message>
    <message>
      <source>Change the colour…</source>
      <translation>Changer la couleur…</translation>
    </message>
    <message>
      <source>Remove classes without training data</source>
      <translation>Retirer les classes sans données d’entraînement</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Renommer</translation>
    </message>
    <message>
      <source>The field '{}' holds neither text nor numbers.</source>
      <translation>Le champ « {} » ne contient ni texte ni nombres.</translation>
    </message>
    <message>
      <source>FreeNet met an unexpected error: {}</source>
      <translation>FreeNet a rencontré une erreur inattendue : {}</translation>
    </message>
    <message>
      <source>The field '{}' numbers the features.</source>
      <translation>Le champ « {} » numérote les entités.</translation>
    </message>
    <message>
      <source>Choose the field that holds the class.</source>
      <translation>Choisissez le champ qui contient la classe.</translation>
    </message>
    <message>
      <source>Class of what was drawn</source>
      <translation>Classe de ce qui a été dessiné</translation>
    </message>
    <message>
      <source>Rename class</source>
      <translation>Renommer la classe</translation>
    </message>
    <message>
      <source>Merge classes</source>
      <translation>Fusionner les classes</translation>
    </message>
    <message>
      <source>Undo merging</source>
      <translation>Annuler la fusion</translation>
    </message>
    <message>
      <source>A map holds at most {} classes.</source>
      <translation>Une carte contient au plus {} classes.</translation>
    </message>
    <message>
      <source>New class</source>
      <translation>Nouvelle classe</translation>
    </message>
    <message>
      <source>'{}' cannot be edited.</source>
      <translation>« {} » n’est pas modifiable.</translation>
    </message>
    <message>
      <source>Save it as a GeoPackage.</source>
      <translation>Enregistrez cette couche au format GeoPackage.</translation>
    </message>
    <message>
      <source>Form after each polygon</source>
      <translation>Formulaire après chaque polygone</translation>
    </message>
    <message>
      <source>Open the form after each polygon. Without it a polygon is done when you close it: it has the class that is selected in the table.</source>
      <translation>Ouvrir le formulaire après chaque polygone. Sans lui, un polygone est terminé dès que vous le fermez : il a la classe qui est sélectionnée dans le tableau.</translation>
    </message>
    <message>
      <source>Make one class of those whose names differ in letter case or the like only. Can be undone.</source>
      <translation>Faire une seule classe de celles dont les noms ne diffèrent que par la casse ou peu s’en faut. Peut être annulé.</translation>
    </message>
    <message>
      <source>Merge classes that look alike</source>
      <translation>Fusionner les classes qui se ressemblent</translation>
    </message>
    <message>
      <source>Merge into '{}'</source>
      <translation>Fusionner en « {} »</translation>
    </message>
    <message>
      <source>Merge into</source>
      <translation>Fusionner avec</translation>
    </message>
    <message>
      <source>Take '{}' out again</source>
      <translation>Séparer de nouveau « {} »</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Classe</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Pixels</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Part</translation>
    </message>
    <message>
      <source>A tick: the class takes part in training. F2 or a double click renames a class, a click on its colour recolours it.</source>
      <translation>Coché : la classe participe à l’entraînement. F2 ou un double-clic renomme une classe, un clic sur sa couleur la change.</translation>
    </message>
    <message>
      <source>Number of polygons, lines or points to train on, edits that are not saved yet included. Two or more can be tested.</source>
      <translation>Nombre de polygones, lignes ou points d’entraînement, modifications non enregistrées comprises. À partir de deux, la classe peut être validée.</translation>
    </message>
    <message>
      <source>Number of the raster's pixels that these take; ≈ is estimated from the area, until they are counted.</source>
      <translation>Nombre de pixels du raster qu’ils occupent ; ≈ : estimé d’après la surface, en attendant le décompte.</translation>
    </message>
    <message>
      <source>Of the pixels of all classes that take part in training (%).</source>
      <translation>Des pixels de toutes les classes qui participent à l’entraînement (%).</translation>
    </message>
    <message>
      <source>{} %</source>
      <translation>{} %</translation>
    </message>
    <message>
      <source>about</source>
      <translation>environ</translation>
    </message>
    <message>
      <source>Pixels: {}</source>
      <translation>Pixels : {}</translation>
    </message>
    <message>
      <source>Share: {}</source>
      <translation>Part : {}</translation>
    </message>
    <message numerus="yes">
      <source>About {} pixels, judged by the area.</source>
      <translation>
        <numerusform>Environ {} pixel, d’après la surface.</numerusform>
        <numerusform>Environ {} pixels, d’après la surface.</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out of training.</source>
      <translation>Exclue de l’entraînement.</translation>
    </message>
    <message>
      <source>Takes part in training.</source>
      <translation>Participe à l’entraînement.</translation>
    </message>
    <message>
      <source>Has no training data yet.</source>
      <translation>N’a pas encore de données d’entraînement.</translation>
    </message>
    <message>
      <source>Save the training layer as</source>
      <translation>Enregistrer la couche d’entraînement sous</translation>
    </message>
    <message>
      <source>Colour of {}</source>
      <translation>Couleur de {}</translation>
    </message>
    <message>
      <source>{} classes for {}: is '{}' the right field?</source>
      <translation>{} classes pour {} : « {} » est-il le bon champ ?</translation>
    </message>
    <message>
      <source>The names of these classes differ in letter case or the like only: {}. They are trained as different classes.</source>
      <translation>Les noms de ces classes ne diffèrent que par la casse ou peu s’en faut : {}. Elles sont entraînées comme des classes différentes.</translation>
    </message>
    <message numerus="yes">
      <source>{} features have no class: give each one, or delete them.</source>
      <translation>
        <numerusform>Une entité n’a pas de classe : donnez-lui-en une, ou supprimez-la.</numerusform>
        <numerusform>{} entités n’ont pas de classe : donnez-en une à chacune, ou supprimez-les.</numerusform>
      </translation>
    </message>
    <message>
      <source>Only one patch: accuracy can then be measured on a part of it at most, which flatters.</source>
      <translation>Une seule tache : la précision ne peut alors être mesurée que sur une partie, au mieux, ce qui la surestime.</translation>
    </message>
    <message>
      <source>Only one: accuracy can then be measured on a part of it at most, which flatters. Draw at least two, in different places.</source>
      <translation>Un seul : la précision ne peut alors être mesurée que sur une partie, au mieux, ce qui la surestime. Dessinez-en au moins deux, à des endroits différents.</translation>
    </message>
    <message>
      <source>No pixel ({}: {}).</source>
      <translation>Aucun pixel ({} : {}).</translation>
    </message>
    <message>
      <source>No pixel: all lie outside the raster, between pixel centres or under another class.</source>
      <translation>Aucun pixel : tout se trouve hors du raster, entre les centres des pixels ou sous une autre classe.</translation>
    </message>
    <message>
      <source>Fewer than {} pixels: too few to learn the class well.</source>
      <translation>Moins de {} pixels : trop peu pour bien apprendre la classe.</translation>
    </message>
    <message>
      <source>Fewer than {} pixels: too few to learn the class well. Draw more.</source>
      <translation>Moins de {} pixels : trop peu pour bien apprendre la classe. Dessinez-en davantage.</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Eau</translation>
    </message>
    <message>
      <source>Forest</source>
      <translation>Forêt</translation>
    </message>
    <message>
      <source>Grassland</source>
      <translation>Prairie</translation>
    </message>
    <message>
      <source>Cropland</source>
      <translation>Cultures</translation>
    </message>
    <message>
      <source>Bare soil</source>
      <translation>Sol nu</translation>
    </message>
    <message>
      <source>Built-up</source>
      <translation>Bâti</translation>
    </message>
    <message>
      <source>'{}' is open in this project.</source>
      <translation>« {} » est ouvert dans ce projet.</translation>
    </message>
    <message>
      <source>it cannot be read back</source>
      <translation>relecture impossible</translation>
    </message>
    <message>
      <source>'{}' cannot be written: {}.</source>
      <translation>« {} » ne peut pas être écrit : {}.</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>Choisissez un autre dossier.</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>The classes of the training layer, while you draw. Untick one to leave it out of training. In a layer that FreeNet made, what you draw gets the class that is selected here.</source>
      <translation>Les classes de la couche d’entraînement, à mesure que vous dessinez. Décochez une classe pour l’exclure de l’entraînement. Dans une couche créée par FreeNet, ce que vous dessinez reçoit la classe sélectionnée ici.</translation>
    </message>
    <message>
      <source>FreeNet</source>
      <translation>FreeNet</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Entraîner</translation>
    </message>
    <message>
      <source>Train and map the land cover of the whole raster.</source>
      <translation>Entraîner et cartographier l’occupation du sol de tout le raster.</translation>
    </message>
    <message>
      <source>Stop training. Nothing is written.</source>
      <translation>Arrêter l’entraînement. Rien n’est écrit.</translation>
    </message>
    <message>
      <source>A training is running.</source>
      <translation>Un entraînement est en cours.</translation>
    </message>
    <message>
      <source>Class field</source>
      <translation>Champ de classe</translation>
    </message>
    <message>
      <source>The field that holds the class: text or whole numbers. Names and colours come from the layer's style.</source>
      <translation>Le champ qui contient la classe : texte ou nombres entiers. Noms et couleurs viennent du style de la couche.</translation>
    </message>
    <message>
      <source>Choose a raster</source>
      <translation>Choisir un raster</translation>
    </message>
    <message>
      <source>Draw training data of each class</source>
      <translation>Dessiner des données par classe</translation>
    </message>
    <message>
      <source>done</source>
      <translation>fait</translation>
    </message>
    <message>
      <source>to do</source>
      <translation>à faire</translation>
    </message>
    <message>
      <source>Step {}: {}</source>
      <translation>Étape {} : {}</translation>
    </message>
    <message>
      <source>Step {}, {}: {}</source>
      <translation>Étape {}, {} : {}</translation>
    </message>
    <message>
      <source>Cancel the download ({} %)</source>
      <translation>Annuler le téléchargement ({} %)</translation>
    </message>
    <message>
      <source>Open a sample scene</source>
      <translation>Ouvrir une scène d’exemple</translation>
    </message>
    <message>
      <source>Try FreeNet on Indian Pines, a hyperspectral image of fields and woods, with training polygons. 7 MB are downloaded once. Licence: Creative Commons Attribution 3.0.</source>
      <translation>Essayer FreeNet sur Indian Pines, une image hyperspectrale de champs et de bois, avec des polygones d’entraînement. 7 Mo sont téléchargés une seule fois. Licence : Creative Commons Attribution 3.0.</translation>
    </message>
    <message>
      <source>Create a training layer</source>
      <translation>Créer une couche d’entraînement</translation>
    </message>
    <message>
      <source>A new GeoPackage for polygons, with classes to choose from, open for drawing. It asks for the file name alone.</source>
      <translation>Un nouveau GeoPackage pour les polygones, avec des classes au choix, prêt à être dessiné. Seul le nom du fichier est demandé.</translation>
    </message>
    <message>
      <source>Choose the bands to train on, and add further rasters.</source>
      <translation>Choisir les bandes d’entraînement, et ajouter d’autres rasters.</translation>
    </message>
    <message>
      <source>Set up the image…</source>
      <translation>Régler l’image…</translation>
    </message>
    <message>
      <source>A new GeoPackage for training polygons of this raster, open for drawing.</source>
      <translation>Un nouveau GeoPackage pour les polygones d’entraînement de ce raster, prêt à être dessiné.</translation>
    </message>
    <message>
      <source>Training data</source>
      <translation>Données d’entraînement</translation>
    </message>
    <message>
      <source>Add the raster that you want to classify to the project.</source>
      <translation>Ajoutez au projet le raster à classer.</translation>
    </message>
    <message>
      <source>Choose what to train on at “Training data”.</source>
      <translation>Choisissez des données sous « Données d’entraînement ».</translation>
    </message>
    <message>
      <source>Add a layer with training data to the project: polygons, lines or points.</source>
      <translation>Ajoutez au projet une couche de données d’entraînement : polygones, lignes ou points.</translation>
    </message>
    <message>
      <source>Choose the field that holds the class of each feature.</source>
      <translation>Choisissez le champ qui contient la classe de chaque entité.</translation>
    </message>
    <message>
      <source>Select some features of “{}”, or untick “Selected features only”.</source>
      <translation>Sélectionnez des entités de « {} », ou décochez « Entité(s) sélectionnée(s) uniquement ».</translation>
    </message>
    <message>
      <source>The download was cancelled.</source>
      <translation>Le téléchargement a été annulé.</translation>
    </message>
    <message>
      <source>Indian Pines: Purdue University, licence CC BY 3.0. More in the layer's metadata.</source>
      <translation>Indian Pines : Purdue University, licence CC BY 3.0. Détails dans les métadonnées de la couche.</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Préréglage</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>Validation</translation>
    </message>
    <message>
      <source>How to train. “Automatic” suits most scenes.</source>
      <translation>Comment entraîner. « Automatique » convient à la plupart des scènes.</translation>
    </message>
    <message>
      <source>What is held out of training to measure how good the map is.</source>
      <translation>Ce qui est réservé à la validation, pour mesurer la qualité de la carte.</translation>
    </message>
    <message>
      <source>Advanced</source>
      <translation>Avancé</translation>
    </message>
    <message>
      <source>Use all touched pixels</source>
      <translation>Utiliser tous les pixels touchés</translation>
    </message>
    <message>
      <source>For polygons smaller than a pixel: use every pixel that a polygon touches. Otherwise only pixels whose centre lies inside.</source>
      <translation>Pour des polygones plus petits qu’un pixel : utiliser chaque pixel qu’un polygone touche. Sinon, seulement les pixels dont le centre est à l’intérieur.</translation>
    </message>
    <message>
      <source>Go on from</source>
      <translation>Repartir de</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Itérations</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Graine</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Matériel</translation>
    </message>
    <message>
      <source>Erode patches</source>
      <translation>Éroder les taches</translation>
    </message>
    <message>
      <source>Pixels per class</source>
      <translation>Pixels par classe</translation>
    </message>
    <message>
      <source>As the preset</source>
      <translation>Selon le préréglage</translation>
    </message>
    <message>
      <source>Training steps</source>
      <translation>Itérations d’entraînement</translation>
    </message>
    <message>
      <source>Number of training steps of each network. More take longer.</source>
      <translation>Nombre d’itérations d’entraînement de chaque réseau. Plus il y en a, plus c’est long.</translation>
    </message>
    <message>
      <source>Random seed</source>
      <translation>Graine aléatoire</translation>
    </message>
    <message>
      <source>The same seed, inputs and device give the same map again; another seed, a slightly different one.</source>
      <translation>La même graine, les mêmes entrées et le même matériel redonnent la même carte ; une autre graine, une carte un peu différente.</translation>
    </message>
    <message>
      <source>Not at all</source>
      <translation>Pas du tout</translation>
    </message>
    <message numerus="yes">
      <source> pixels</source>
      <translation>
        <numerusform> pixel</numerusform>
        <numerusform> pixels</numerusform>
      </translation>
    </message>
    <message>
      <source>So many pixels are taken off every edge of a patch, where classes mix or an older map is off by a little.</source>
      <translation>Autant de pixels sont retirés à chaque bord d’une tache, là où les classes se mêlent ou où une carte ancienne est un peu décalée.</translation>
    </message>
    <message>
      <source>All of them</source>
      <translation>Tous</translation>
    </message>
    <message>
      <source>So many pixels of each class are trained on at most, drawn at random with the seed.</source>
      <translation>L’entraînement se fait sur autant de pixels de chaque classe au plus, tirés au hasard avec la graine.</translation>
    </message>
    <message>
      <source>The best device there is.</source>
      <translation>Le meilleur matériel disponible.</translation>
    </message>
    <message>
      <source>Where to compute: a graphics card is much faster than a processor.</source>
      <translation>Où calculer : une carte graphique est bien plus rapide qu’un processeur.</translation>
    </message>
    <message>
      <source>Final model on all data</source>
      <translation>Modèle final sur toutes les données</translation>
    </message>
    <message>
      <source>Train the final model on all training data</source>
      <translation>Entraîner le modèle final sur toutes les données d’entraînement</translation>
    </message>
    <message>
      <source>Once the accuracy is measured, training goes on for the last third of its steps, with what was held out as well. Unchecked, it takes all steps before, and the validated model is kept. “As published” always keeps it; without validation all data are trained on at once.</source>
      <translation>Une fois la précision mesurée, l’entraînement continue pour le dernier tiers de ses itérations, avec aussi ce qui était réservé à la validation. Non coché, il fait toutes ses itérations avant, et le modèle validé est conservé. « Comme publié » le conserve toujours ; sans validation, l’entraînement porte d’emblée sur toutes les données.</translation>
    </message>
    <message>
      <source>The map will come from part of the training data: what is held out only measures how good it is.</source>
      <translation>La carte viendra d’une partie des données d’entraînement : ce qui est réservé à la validation ne fait que mesurer sa qualité.</translation>
    </message>
    <message>
      <source>Around points</source>
      <translation>Autour des points</translation>
    </message>
    <message>
      <source>Its pixel alone</source>
      <translation>Son seul pixel</translation>
    </message>
    <message>
      <source>Radius around points</source>
      <translation>Rayon autour des points</translation>
    </message>
    <message>
      <source>Pixels whose centre is not farther from a point than this belong to it, too.</source>
      <translation>Les pixels dont le centre n’est pas plus loin d’un point lui appartiennent aussi.</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>pixels</translation>
    </message>
    <message>
      <source>metres</source>
      <translation>mètres</translation>
    </message>
    <message>
      <source>Unit of the radius</source>
      <translation>Unité du rayon</translation>
    </message>
    <message>
      <source>Pixels of the raster, or metres on the ground.</source>
      <translation>Pixels du raster, ou mètres au sol.</translation>
    </message>
    <message>
      <source>The multispectral or hyperspectral raster to classify. All its bands with data are used.</source>
      <translation>Le raster multispectral ou hyperspectral à classer. Toutes ses bandes qui ont des données sont utilisées.</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif *.tiff)</source>
      <translation>GeoTIFF (*.tif *.tiff)</translation>
    </message>
    <message>
      <source>Save the class map as</source>
      <translation>Enregistrer la carte des classes sous</translation>
    </message>
    <message>
      <source>Temporary file</source>
      <translation>Fichier temporaire</translation>
    </message>
    <message>
      <source>Where to save the map, a GeoTIFF. The model (.safetensors) and the report (.html) are saved beside it under the same name. Empty: temporary files, which go when QGIS closes.</source>
      <translation>Où enregistrer la carte, un GeoTIFF. Le modèle (.safetensors) et le rapport (.html) sont enregistrés à côté, sous le même nom. Vide : fichiers temporaires, supprimés à la fermeture de QGIS.</translation>
    </message>
    <message>
      <source>The sample scene could not be downloaded: {} Check the network, and the proxy under Settings &gt; Options &gt; Network.</source>
      <translation>La scène d’exemple n’a pas pu être téléchargée : {} Vérifiez le réseau, et le proxy dans Préférences &gt; Options &gt; Réseau.</translation>
    </message>
    <message>
      <source>The sample scene did not arrive as it was sent.</source>
      <translation>La scène d’exemple n’est pas arrivée intacte.</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>Réessayez.</translation>
    </message>
    <message>
      <source>'{}' cannot be written.</source>
      <translation>« {} » ne peut pas être écrit.</translation>
    </message>
    <message>
      <source>'{}' could not be looked at: FreeNet met an unexpected error: {}</source>
      <translation>« {} » n’a pas pu être examiné, FreeNet a rencontré une erreur inattendue : {}</translation>
    </message>
    <message>
      <source>Selected features only</source>
      <translation>Entité(s) sélectionnée(s) uniquement</translation>
    </message>
    <message>
      <source>Train on the selected features and ignore the others.</source>
      <translation>Entraîner sur les entités sélectionnées et ignorer les autres.</translation>
    </message>
    <message>
      <source>'{layer}' has no coordinate reference system, and '{raster}' is in {crs}. Are the coordinates of '{layer}' in it as well? Then it is set for this layer.</source>
      <translation>« {layer} » n’a pas de système de coordonnées de référence, et « {raster} » est en {crs}. Les coordonnées de « {layer} » le sont-elles aussi ? Il est alors défini pour cette couche.</translation>
    </message>
    <message>
      <source>'{raster}' has no coordinate reference system, and '{layer}' is in {crs}. Do the coordinates of '{layer}' fit those of the raster as they are, as when it was drawn over it? Then this layer is set to none as well.</source>
      <translation>« {raster} » n’a pas de système de coordonnées de référence, et « {layer} » est en {crs}. Les coordonnées de « {layer} » conviennent-elles telles quelles à celles du raster, comme lorsqu’on a dessiné par-dessus ? Cette couche n’en aura alors pas non plus.</translation>
    </message>
    <message>
      <source>Choose the model to go on from</source>
      <translation>Choisir le modèle de départ</translation>
    </message>
    <message>
      <source>None: train a new model</source>
      <translation>Aucun : nouveau modèle</translation>
    </message>
    <message>
      <source>Model to go on from</source>
      <translation>Modèle de départ</translation>
    </message>
    <message>
      <source>Train this model further, with the training data as they are now, instead of a new one: in a third of the steps of one network. Classes of the same name stay the same, others are added, and what the model is sure of is kept in mind. What it has seen may be among what is held out: the accuracy is then optimistic. Remembered with the raster.</source>
      <translation>Poursuivre l’entraînement de ce modèle, avec les données d’entraînement telles qu’elles sont maintenant, au lieu d’en entraîner un nouveau : en un tiers des itérations d’un réseau. Les classes de même nom restent les mêmes, d’autres sont ajoutées, et ce dont le modèle est sûr est gardé en mémoire. Ce qu’il a vu peut se trouver dans ce qui est réservé à la validation : la précision est alors optimiste. Mémorisé avec le raster.</translation>
    </message>
    <message>
      <source>Known to the model alone:</source>
      <translation>Connues du seul modèle :</translation>
    </message>
    <message>
      <source>It brings its bands: those chosen for the image are of no account.</source>
      <translation>Il apporte ses bandes : celles qui sont choisies pour l’image ne comptent pas.</translation>
    </message>
    <message>
      <source>Network: {}</source>
      <translation>Réseau : {}</translation>
    </message>
    <message numerus="yes">
      <source>The model knows {} classes, and all that are drawn.</source>
      <translation>
        <numerusform>Le modèle connaît {} classe, dont toutes celles qui sont dessinées.</numerusform>
        <numerusform>Le modèle connaît {} classes, dont toutes celles qui sont dessinées.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The model knows {} classes. New to it: {}.</source>
      <translation>
        <numerusform>Le modèle connaît {} classe. Nouvelles pour lui : {}.</numerusform>
        <numerusform>Le modèle connaît {} classes. Nouvelles pour lui : {}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Press the button below.</source>
      <translation>Cliquez sur le bouton ci-dessous.</translation>
    </message>
    <message>
      <source>Choose training data with at least two classes on '{}'.</source>
      <translation>Choisissez des données d’entraînement avec au moins deux classes sur « {} ».</translation>
    </message>
    <message>
      <source>Draw polygons or points of at least two classes on '{}'.</source>
      <translation>Dessinez des polygones ou des points d’au moins deux classes sur « {} ».</translation>
    </message>
    <message>
      <source>Click a class in the table, then draw it. Two classes at least.</source>
      <translation>Cliquez sur une classe du tableau, puis dessinez-la. Au moins deux classes.</translation>
    </message>
    <message>
      <source>Two or more of each, in different places, let the accuracy be measured.</source>
      <translation>Deux ou plus par classe, à des endroits différents, permettent de mesurer la précision.</translation>
    </message>
    <message>
      <source>A few polygons, lines or points of each class. Edits that are not saved yet count as well; any CRS will do. Or a raster of classes, such as an older map, on any grid.</source>
      <translation>Quelques polygones, lignes ou points de chaque classe. Les modifications non enregistrées comptent aussi ; tout SCR convient. Ou un raster de classes, par exemple une carte plus ancienne, sur une grille quelconque.</translation>
    </message>
    <message>
      <source>Save the report as PDF</source>
      <translation>Enregistrer le rapport en PDF</translation>
    </message>
    <message>
      <source>'{}' exists already. Choose it by its full name to replace it.</source>
      <translation>« {} » existe déjà. Choisissez-le par son nom complet pour le remplacer.</translation>
    </message>
    <message>
      <source>The report '{}' is not there any more.</source>
      <translation>Le rapport « {} » n’existe plus.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Ouvrir</translation>
    </message>
    <message>
      <source>The report is saved as '{}'.</source>
      <translation>Le rapport est enregistré sous « {} ».</translation>
    </message>
    <message>
      <source>The map '{}' is not there any more.</source>
      <translation>La carte « {} » n’existe plus.</translation>
    </message>
    <message>
      <source>The raster '{}' cannot be read.</source>
      <translation>Le raster « {} » ne peut pas être lu.</translation>
    </message>
    <message>
      <source>The layout is called '{}'.</source>
      <translation>La mise en page s’appelle « {} ».</translation>
    </message>
    <message>
      <source>Another run is being copied. Wait for its end, or cancel it in QGIS's list of tasks.</source>
      <translation>Une autre exécution est en cours de copie. Attendez sa fin, ou annulez-la dans la liste des tâches de QGIS.</translation>
    </message>
    <message>
      <source>Keep the map, model and report in this folder</source>
      <translation>Conserver la carte, le modèle et le rapport dans ce dossier</translation>
    </message>
    <message>
      <source>FreeNet: keep {}</source>
      <translation>FreeNet : conserver {}</translation>
    </message>
    <message>
      <source>The files are being copied to '{}'.</source>
      <translation>Les fichiers sont en cours de copie vers « {} ».</translation>
    </message>
    <message>
      <source>Keeping was cancelled. Nothing was copied.</source>
      <translation>La conservation a été annulée. Rien n’a été copié.</translation>
    </message>
    <message>
      <source>Kept as '{}'.</source>
      <translation>Conservé sous « {} ».</translation>
    </message>
    <message>
      <source>Without its settings: {}</source>
      <translation>Sans les réglages : {}</translation>
    </message>
    <message>
      <source>Train once more, and keep that run.</source>
      <translation>Entraînez encore une fois et conservez cette exécution.</translation>
    </message>
    <message>
      <source>'{path}' exists by now, and nothing is to be replaced.</source>
      <translation>« {path} » existe à présent, et rien ne doit être remplacé.</translation>
    </message>
    <message>
      <source>Keep the run again.</source>
      <translation>Conservez l’exécution encore une fois.</translation>
    </message>
    <message>
      <source>What next</source>
      <translation>Et ensuite</translation>
    </message>
    <message>
      <source>Clean, count or compare the map, hand it on, or find out where to draw next.</source>
      <translation>Nettoyer, compter ou comparer la carte, la transmettre, ou trouver où dessiner ensuite.</translation>
    </message>
    <message>
      <source>Switch the plugin 'Processing' on, which opens the windows of tools.</source>
      <translation>Activez l’extension « Processing » (Traitement), qui ouvre les fenêtres des outils.</translation>
    </message>
    <message>
      <source>Look for places where a new polygon would help most.</source>
      <translation>Chercher les lieux où un nouveau polygone aiderait le plus.</translation>
    </message>
    <message>
      <source>Where to draw next</source>
      <translation>Où dessiner ensuite</translation>
    </message>
    <message>
      <source>Keep in a folder…</source>
      <translation>Conserver dans un dossier…</translation>
    </message>
    <message>
      <source>It lasts: its files are in a folder of yours.</source>
      <translation>Elle est durable : ses fichiers sont dans un de vos dossiers.</translation>
    </message>
    <message>
      <source>Report as PDF…</source>
      <translation>Rapport en PDF…</translation>
    </message>
    <message>
      <source>Save the report with the map, its legend, charts and tables for printing and for mails.</source>
      <translation>Enregistrer le rapport avec la carte, sa légende, les graphiques et les tableaux, pour l’impression et les courriels.</translation>
    </message>
    <message>
      <source>Print layout</source>
      <translation>Mise en page</translation>
    </message>
    <message>
      <source>Make a layout with map, legend, scale bar and accuracy, and open it.</source>
      <translation>Créer une mise en page avec carte, légende, échelle et précision, et l’ouvrir.</translation>
    </message>
    <message>
      <source>Clean the map…</source>
      <translation>Nettoyer la carte…</translation>
    </message>
    <message>
      <source>Take patches away that are too small to be looked at, and noise.</source>
      <translation>Retirer les taches trop petites et le bruit.</translation>
    </message>
    <message>
      <source>Map to polygons…</source>
      <translation>Carte en polygones…</translation>
    </message>
    <message>
      <source>Make polygons of the classes, with their areas.</source>
      <translation>Faire des polygones des classes, avec leurs surfaces.</translation>
    </message>
    <message>
      <source>Change between two maps…</source>
      <translation>Changement entre deux cartes…</translation>
    </message>
    <message>
      <source>Find what has become of what since an earlier map.</source>
      <translation>Trouver ce qui est devenu quoi depuis une carte antérieure.</translation>
    </message>
    <message>
      <source>Areas of the classes…</source>
      <translation>Surfaces des classes…</translation>
    </message>
    <message>
      <source>How many hectares each class has, in districts or parcels as well.</source>
      <translation>Combien d’hectares a chaque classe, aussi par district ou parcelle.</translation>
    </message>
    <message>
      <source>Assess with a reference…</source>
      <translation>Évaluer avec une référence…</translation>
    </message>
    <message>
      <source>Find out how good the map is, by polygons or points that took no part in training.</source>
      <translation>Mesurer la qualité de la carte, avec des polygones ou des points qui n’ont pas servi à l’entraînement.</translation>
    </message>
    <message>
      <source>Hand the map on…</source>
      <translation>Transmettre la carte…</translation>
    </message>
    <message>
      <source>Copy the map as a cloud-optimised GeoTIFF, with an entry for a catalogue on request.</source>
      <translation>Copier la carte en GeoTIFF optimisé pour le cloud, avec une entrée de catalogue sur demande.</translation>
    </message>
    <message>
      <source>Map of {}</source>
      <translation>Carte de {}</translation>
    </message>
    <message>
      <source>For the classes see the next page.</source>
      <translation>Les classes sont à la page suivante.</translation>
    </message>
    <message>
      <source>Land cover of {}</source>
      <translation>Occupation du sol de {}</translation>
    </message>
    <message>
      <source>Image: {image}. Training data: {training}. Mapped with FreeNet, {when}.</source>
      <translation>Image : {image}. Données d’entraînement : {training}. Cartographié avec FreeNet, {when}.</translation>
    </message>
    <message>
      <source>The file '{}' cannot be written.</source>
      <translation>Le fichier « {} » ne peut pas être écrit.</translation>
    </message>
    <message>
      <source>Choose another name or folder.</source>
      <translation>Choisissez un autre nom ou dossier.</translation>
    </message>
    <message>
      <source>Band</source>
      <translation>Bande</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nom</translation>
    </message>
    <message>
      <source>Wavelength (nm)</source>
      <translation>Longueur d’onde (nm)</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>trained on</source>
      <translation>utilisée</translation>
    </message>
    <message>
      <source>not trained on</source>
      <translation>non utilisée</translation>
    </message>
    <message>
      <source>Bands of the image</source>
      <translation>Bandes de l’image</translation>
    </message>
    <message>
      <source>Ticked bands are trained on. The space bar ticks or unticks all rows that are selected. Bands that the file marks as bad begin without a tick.</source>
      <translation>L’entraînement utilise les bandes cochées. La barre d’espace coche ou décoche toutes les lignes sélectionnées. Les bandes que le fichier marque comme mauvaises sont d’abord décochées.</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Bandes</translation>
    </message>
    <message>
      <source>Name or number</source>
      <translation>Nom ou numéro</translation>
    </message>
    <message>
      <source>Show the bands with this in their name alone.</source>
      <translation>N’afficher que les bandes dont le nom contient cela.</translation>
    </message>
    <message>
      <source>any</source>
      <translation>indifférent</translation>
    </message>
    <message>
      <source>Shortest wavelength (nm)</source>
      <translation>Longueur d’onde la plus courte (nm)</translation>
    </message>
    <message>
      <source>Show no bands of shorter waves.</source>
      <translation>N’afficher aucune bande de plus courte longueur d’onde.</translation>
    </message>
    <message>
      <source>Longest wavelength (nm)</source>
      <translation>Longueur d’onde la plus longue (nm)</translation>
    </message>
    <message>
      <source>Show no bands of longer waves.</source>
      <translation>N’afficher aucune bande de plus grande longueur d’onde.</translation>
    </message>
    <message>
      <source>Tick all bands that are shown.</source>
      <translation>Cocher toutes les bandes affichées.</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Bonnes</translation>
    </message>
    <message>
      <source>Of the bands that are shown tick the good ones alone.</source>
      <translation>Parmi les bandes affichées, ne cocher que les bonnes.</translation>
    </message>
    <message>
      <source>Untick all bands that are shown.</source>
      <translation>Décocher toutes les bandes affichées.</translation>
    </message>
    <message>
      <source>Only these</source>
      <translation>Celles-ci seules</translation>
    </message>
    <message>
      <source>Tick the good ones of the bands that are shown, and no others.</source>
      <translation>Cocher les bonnes des bandes affichées, et aucune autre.</translation>
    </message>
    <message>
      <source>all good bands</source>
      <translation>toutes les bonnes bandes</translation>
    </message>
    <message>
      <source>As text</source>
      <translation>En texte</translation>
    </message>
    <message>
      <source>Tick one band at least.</source>
      <translation>Cochez au moins une bande.</translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are trained on.</source>
      <translation>
        <numerusform>L’entraînement utilise {used} bande sur {all}.</numerusform>
        <numerusform>L’entraînement utilise {used} bandes sur {all}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Image: {}</source>
      <translation>Image : {}</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>Looking at the raster '{}'</source>
      <translation>Examen du raster « {} »</translation>
    </message>
    <message>
      <source>Rasters</source>
      <translation>Rasters</translation>
    </message>
    <message>
      <source>These rasters do not make an image.</source>
      <translation>Ces rasters ne forment pas une image.</translation>
    </message>
    <message>
      <source>Resampling</source>
      <translation>Rééchantillonnage</translation>
    </message>
    <message>
      <source>The first raster gives the grid; the others are laid on it while they are read. bilinear interpolates, nearest does not, for classes and bits; auto: nearest where raster or style show classes. Dates as 2021-06-04, where the files do not tell them.</source>
      <translation>Le premier raster donne la grille ; les autres y sont placés pendant la lecture. bilinear interpole, nearest ne le fait pas, pour des classes et des bits ; auto : nearest là où le raster ou son style montrent des classes. Dates comme 2021-06-04, là où les fichiers ne les indiquent pas.</translation>
    </message>
    <message>
      <source>Rasters of the image</source>
      <translation>Rasters de l’image</translation>
    </message>
    <message>
      <source>Raster to add</source>
      <translation>Raster à ajouter</translation>
    </message>
    <message>
      <source>A raster of the project.</source>
      <translation>Un raster du projet.</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Ajouter</translation>
    </message>
    <message>
      <source>Let its bands follow on those of the others.</source>
      <translation>Faire suivre ses bandes à celles des autres.</translation>
    </message>
    <message>
      <source>Leave the raster out again.</source>
      <translation>Retirer le raster de l’image.</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>Monter</translation>
    </message>
    <message>
      <source>Move the raster up.</source>
      <translation>Déplacer le raster vers le haut.</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>Descendre</translation>
    </message>
    <message>
      <source>Move the raster down.</source>
      <translation>Déplacer le raster vers le bas.</translation>
    </message>
    <message>
      <source>A pixel that one of them lacks has no data.</source>
      <translation>Un pixel qui manque à l’un d’eux est sans données.</translation>
    </message>
    <message>
      <source>gives the grid</source>
      <translation>donne la grille</translation>
    </message>
    <message>
      <source>How the raster is laid on the grid of the first.</source>
      <translation>Comment le raster est placé sur la grille du premier.</translation>
    </message>
    <message numerus="yes">
      <source>{count} rasters</source>
      <translation>
        <numerusform>{count} raster</numerusform>
        <numerusform>{count} rasters</numerusform>
      </translation>
    </message>
    <message>
      <source>bands {}</source>
      <translation>bandes {}</translation>
    </message>
    <message>
      <source>{used} of {all} bands</source>
      <translation>{used} bandes sur {all}</translation>
    </message>
    <message>
      <source>inside '{}'</source>
      <translation>dans « {} »</translation>
    </message>
    <message>
      <source>without {conditions} of '{mask}'</source>
      <translation>sans {conditions} de « {mask} »</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Effacer</translation>
    </message>
    <message>
      <source>Set up for the image: {}</source>
      <translation>Réglé pour l’image : {}</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Où</translation>
    </message>
    <message>
      <source>All of the raster</source>
      <translation>Tout le raster</translation>
    </message>
    <message>
      <source>Inside polygons</source>
      <translation>Dans des polygones</translation>
    </message>
    <message>
      <source>Inside an extent</source>
      <translation>Dans une emprise</translation>
    </message>
    <message>
      <source>Where to train and to map. Outside the map has no data; a pixel counts whose centre lies inside.</source>
      <translation>Où entraîner et cartographier. À l’extérieur, la carte n’a pas de données ; compte le pixel dont le centre est à l’intérieur.</translation>
    </message>
    <message>
      <source>Area of interest</source>
      <translation>Zone d’intérêt</translation>
    </message>
    <message>
      <source>Polygons of the area</source>
      <translation>Polygones de la zone</translation>
    </message>
    <message>
      <source>A layer of the project.</source>
      <translation>Une couche du projet.</translation>
    </message>
    <message>
      <source>The area is what is selected in the layer when a run starts.</source>
      <translation>La zone est ce qui est sélectionné dans la couche quand une exécution commence.</translation>
    </message>
    <message>
      <source>As XMIN,XMAX,YMIN,YMAX [EPSG:CODE].</source>
      <translation>Sous la forme XMIN,XMAX,YMIN,YMAX [EPSG:CODE].</translation>
    </message>
    <message>
      <source>Extent of the area</source>
      <translation>Emprise de la zone</translation>
    </message>
    <message>
      <source>Of the map</source>
      <translation>De la carte</translation>
    </message>
    <message>
      <source>Take what the map shows now.</source>
      <translation>Prendre ce que la carte montre maintenant.</translation>
    </message>
    <message>
      <source>No mask</source>
      <translation>Aucun masque</translation>
    </message>
    <message>
      <source>A raster that tells which pixels to leave out, such as clouds; on any grid.</source>
      <translation>Un raster qui dit quels pixels exclure, par exemple les nuages ; sur toute grille.</translation>
    </message>
    <message>
      <source>Mask</source>
      <translation>Masque</translation>
    </message>
    <message>
      <source>'3, 8-10' for these values, 'not 4-7' for all others, 'bits 3, 4' for any of these bits, 'scl clouds snow' for what a quality layer that is known tells of: {names}. 'band 2: 1' looks at one band. Several such texts are parted by semicolons.</source>
      <translation>« 3, 8-10 » pour ces valeurs, « not 4-7 » pour toutes les autres, « bits 3, 4 » pour l’un de ces bits, « scl clouds snow » pour ce que dit une couche de qualité connue : {names}. « band 2: 1 » ne regarde qu’une bande. Plusieurs textes de ce genre sont séparés par des points-virgules.</translation>
    </message>
    <message>
      <source>Values to leave out</source>
      <translation>Valeurs à exclure</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Exclure</translation>
    </message>
    <message>
      <source>extent</source>
      <translation>emprise</translation>
    </message>
    <message>
      <source>Left out: {}</source>
      <translation>Exclus : {}</translation>
    </message>
    <message>
      <source>There is no layer of polygons: load one, or choose an extent.</source>
      <translation>Il n’y a pas de couche de polygones : chargez-en une, ou choisissez une emprise.</translation>
    </message>
    <message>
      <source>Write the extent, or take that of the map.</source>
      <translation>Écrivez l’emprise, ou prenez celle de la carte.</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Sommaire</translation>
    </message>
    <message>
      <source>No page has this.</source>
      <translation>Aucune page ne contient cela.</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Aide</translation>
    </message>
    <message>
      <source>Open the manual.</source>
      <translation>Ouvrir le manuel (en anglais).</translation>
    </message>
    <message>
      <source>Page of the manual</source>
      <translation>Page du manuel</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Rechercher</translation>
    </message>
    <message>
      <source>In all pages. Enter goes on to the next place.</source>
      <translation>Dans toutes les pages. Entrée passe à l’endroit suivant.</translation>
    </message>
    <message>
      <source>Search ({})</source>
      <translation>Rechercher ({})</translation>
    </message>
    <message>
      <source>FreeNet manual: {}</source>
      <translation>Manuel de FreeNet : {}</translation>
    </message>
    <message>
      <source>On the web</source>
      <translation>Sur le web</translation>
    </message>
    <message>
      <source>Open this page in the browser, in its newest state.</source>
      <translation>Ouvrir cette page dans le navigateur, dans son état le plus récent.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Précédent</translation>
    </message>
    <message>
      <source>Forward</source>
      <translation>Suivant</translation>
    </message>
    <message>
      <source>First page</source>
      <translation>Première page</translation>
    </message>
    <message>
      <source>A model saved with a map: see its bands, its classes, where it was trained and how accurate it was.</source>
      <translation>Un modèle enregistré avec une carte : voyez ses bandes, ses classes, où il a été entraîné et quelle était sa précision.</translation>
    </message>
    <message>
      <source>Apply to other rasters…</source>
      <translation>Appliquer à d’autres rasters…</translation>
    </message>
    <message>
      <source>Map one raster or many with this model, in a window of its own.</source>
      <translation>Cartographier un ou plusieurs rasters avec ce modèle, dans une fenêtre à part.</translation>
    </message>
    <message>
      <source>About this model</source>
      <translation>À propos de ce modèle</translation>
    </message>
    <message>
      <source>A model</source>
      <translation>Un modèle</translation>
    </message>
    <message>
      <source>Train first: the model tells where it hesitates.</source>
      <translation>Entraînez d’abord : le modèle dira où il hésite.</translation>
    </message>
    <message>
      <source>Wait until the other search has ended, or cancel it.</source>
      <translation>Attendez que l’autre recherche soit terminée, ou annulez-la.</translation>
    </message>
    <message>
      <source>Train first: there is no model yet to go on from.</source>
      <translation>Entraînez d’abord : il n’y a pas encore de modèle dont repartir.</translation>
    </message>
    <message>
      <source>Where to draw next: {}</source>
      <translation>Où dessiner ensuite : {}</translation>
    </message>
    <message>
      <source>There is no room for new training data away from what there is.</source>
      <translation>Il n’y a pas de place pour de nouvelles données d’entraînement loin de celles qui existent.</translation>
    </message>
    <message>
      <source>FreeNet: where to draw next on {}</source>
      <translation>FreeNet : où dessiner ensuite sur {}</translation>
    </message>
    <message>
      <source>Checked training data: {}</source>
      <translation>Données d’entraînement vérifiées : {}</translation>
    </message>
    <message>
      <source>FreeNet: check the training data on {}</source>
      <translation>FreeNet : vérifier les données d’entraînement sur {}</translation>
    </message>
    <message>
      <source>Checking the training data: {}</source>
      <translation>Vérification des données d’entraînement : {}</translation>
    </message>
    <message>
      <source>The last model is one of single spectra, from which training cannot go on.</source>
      <translation>Le dernier modèle ne porte que sur des spectres isolés : l’entraînement ne peut pas en repartir.</translation>
    </message>
    <message>
      <source>{}: all are taken for what their label says.</source>
      <translation>{} : conformité à l’étiquette partout.</translation>
    </message>
    <message numerus="yes">
      <source>{found} of {all} deserve a look, the most suspicious first.</source>
      <translation>
        <numerusform>{found} sur {all} à examiner.</numerusform>
        <numerusform>{found} sur {all} à examiner, en commençant par le plus suspect.</numerusform>
      </translation>
    </message>
    <message>
      <source>With so many, few labels are wrong and classes are hard to tell apart: look at the first few, and draw more.</source>
      <translation>Vu leur nombre, peu d’étiquettes sont fausses et les classes sont difficiles à distinguer : examinez les premiers, et dessinez-en davantage.</translation>
    </message>
    <message numerus="yes">
      <source>{} could not be checked, for each is the only one of its class, or without a pixel.</source>
      <translation>
        <numerusform>{} entité n’a pas pu être vérifiée : seule de sa classe, ou sans pixel.</numerusform>
        <numerusform>{} entités n’ont pas pu être vérifiées : chacune est seule de sa classe, ou sans pixel.</numerusform>
      </translation>
    </message>
    <message>
      <source>Go on from this model</source>
      <translation>Repartir de ce modèle</translation>
    </message>
    <message>
      <source>Next polygon</source>
      <translation>Le prochain polygone</translation>
    </message>
    <message>
      <source>Last model of '{}': {}</source>
      <translation>Dernier modèle de « {} » : {}</translation>
    </message>
    <message>
      <source>Show where a new label would help most: where the last model of this raster hesitates between two classes, not in a single pixel but over 5 x 5 of them, spread over the scene and away from the data there are. Takes as long as mapping the scene once.</source>
      <translation>Montrer où une nouvelle étiquette serait la plus utile : là où le dernier modèle de ce raster hésite entre deux classes, non sur un seul pixel mais sur 5 x 5, en des lieux répartis sur la scène et loin des données existantes. Prend autant de temps qu’une cartographie de la scène.</translation>
    </message>
    <message>
      <source>Show which training data may carry a wrong label: each is judged by classifiers of single spectra that are trained on the others. The most suspicious comes first. Takes seconds to minutes.</source>
      <translation>Montrer quelles données d’entraînement pourraient porter une étiquette fausse : chaque entité est jugée par des classifieurs de spectres isolés, entraînés sur les autres. Le plus suspect vient en premier. Prend de quelques secondes à quelques minutes.</translation>
    </message>
    <message>
      <source>Let the next training go on from the model that was trained last on this raster, with the data as they are then: in a third of the steps of one network. The model stands under Advanced, “Go on from”.</source>
      <translation>Faire repartir le prochain entraînement du modèle entraîné en dernier sur ce raster, avec les données telles qu’elles seront alors : en un tiers des itérations d’un réseau. Le modèle figure sous Avancé, « Repartir de ».</translation>
    </message>
    <message>
      <source>Cancel ({} %)</source>
      <translation>Annuler ({} %)</translation>
    </message>
    <message>
      <source>Next place</source>
      <translation>Lieu suivant</translation>
    </message>
    <message>
      <source>Zoom to the next place of the list.</source>
      <translation>Zoomer sur le lieu suivant de la liste.</translation>
    </message>
    <message>
      <source>Places to look at</source>
      <translation>Lieux à examiner</translation>
    </message>
    <message>
      <source>The first is the most worthwhile; click to zoom there.</source>
      <translation>Le premier est le plus utile ; cliquez pour y zoomer.</translation>
    </message>
    <message>
      <source>{}: {} or {}?</source>
      <translation>{} : {} ou {} ?</translation>
    </message>
    <message>
      <source>Here the model hesitates between {} ({}) and {} ({}), means over 5 x 5 pixels. Look at the image, draw what it is, and train again.</source>
      <translation>Ici le modèle hésite entre {} ({}) et {} ({}), moyennes sur 5 x 5 pixels. Regardez l’image, dessinez ce qui s’y trouve, et entraînez à nouveau.</translation>
    </message>
    <message>
      <source>{}: unlike the training data ({}?)</source>
      <translation>{} : diffère des données d’entraînement ({} ?)</translation>
    </message>
    <message>
      <source>Spectra here are unlike the training data: novelty {}, mean over 5 x 5 pixels; known ones hardly exceed 1. The map shows {}. If it is something that nobody has drawn, draw it, and train again.</source>
      <translation>Ici, les spectres diffèrent des données d’entraînement : nouveauté {}, moyenne sur 5 x 5 pixels ; les spectres connus dépassent rarement 1. La carte montre {}. Si c’est quelque chose que personne n’a dessiné, dessinez-le et entraînez de nouveau.</translation>
    </message>
    <message>
      <source>{}: {}, taken for {}</source>
      <translation>{} : {}, pris pour {}</translation>
    </message>
    <message>
      <source>{}: {}, in part ({})</source>
      <translation>{} : {}, en partie ({})</translation>
    </message>
    <message>
      <source>{} {}, labelled {}: {} of its pixels are taken for that by classifiers that have not seen it, most for {}. A wrong label, or ground unlike the others of its class: look before you change it.</source>
      <translation>{} {}, étiquette {} : {} des pixels sont reconnus comme tels par des classifieurs qui ne les ont pas vus ; la plupart vont à {}. Une étiquette fausse, ou un terrain différent des autres de sa classe : regardez avant de la changer.</translation>
    </message>
    <message>
      <source>The image, its training data and their classes, and how to train.</source>
      <translation>L’image, ses données d’entraînement et leurs classes, et la façon d’entraîner.</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Résultat</translation>
    </message>
    <message>
      <source>The map, how good it is, where to draw the next polygon, and what to do with it.</source>
      <translation>La carte, sa qualité, où dessiner le prochain polygone, et que faire ensuite de la carte.</translation>
    </message>
    <message>
      <source>Models and runs</source>
      <translation>Modèles, exécutions</translation>
    </message>
    <message>
      <source>The runs of this project: show, compare or repeat them, and apply a model to other rasters.</source>
      <translation>Les exécutions de ce projet : les afficher, les comparer, les refaire, et appliquer un modèle à d’autres rasters.</translation>
    </message>
    <message>
      <source>Runs that this project remembers cannot be read: {}</source>
      <translation>Les exécutions mémorisées dans ce projet ne peuvent pas être lues : {}</translation>
    </message>
    <message>
      <source>The area of interest '{area}' is not there any more.</source>
      <translation>La zone d’intérêt « {area} » n’est plus là.</translation>
    </message>
    <message>
      <source>Choose another area for the image, or none.</source>
      <translation>Choisissez une autre zone pour l’image, ou aucune.</translation>
    </message>
    <message>
      <source>'{text}' is no extent.</source>
      <translation>« {text} » n’est pas une emprise.</translation>
    </message>
    <message>
      <source>Write it as XMIN,XMAX,YMIN,YMAX [EPSG:CODE], or take that of the map.</source>
      <translation>Écrivez-la sous la forme XMIN,XMAX,YMIN,YMAX [EPSG:CODE], ou prenez celle de la carte.</translation>
    </message>
    <message>
      <source>The extent '{text}' has no place in the CRS of the raster.</source>
      <translation>L’emprise « {text} » n’a pas de place dans le SCR du raster.</translation>
    </message>
    <message>
      <source>Check its coordinates.</source>
      <translation>Vérifiez ses coordonnées.</translation>
    </message>
    <message>
      <source>FreeNet trains with PyTorch, which is not set up yet.</source>
      <translation>FreeNet utilise PyTorch pour l’entraînement ; il n’est pas encore installé.</translation>
    </message>
    <message>
      <source>One click brings it, beside QGIS: nothing that you have is changed.</source>
      <translation>Un clic l’installe, à côté de QGIS : rien de ce que vous avez n’est modifié.</translation>
    </message>
    <message>
      <source>FreeNet: look for PyTorch</source>
      <translation>FreeNet : recherche de PyTorch</translation>
    </message>
    <message>
      <source>The search for PyTorch was cancelled. Choose 'Look again' in the menu beside it.</source>
      <translation>La recherche de PyTorch a été annulée. Choisissez « Rechercher à nouveau » dans le menu à côté.</translation>
    </message>
    <message>
      <source>Set up PyTorch…</source>
      <translation>Installer PyTorch…</translation>
    </message>
    <message>
      <source>Set up PyTorch</source>
      <translation>Installer PyTorch</translation>
    </message>
    <message>
      <source>Opens the options, where one click does it.</source>
      <translation>Ouvre les options, où un clic suffit.</translation>
    </message>
    <message>
      <source>Looking for PyTorch…</source>
      <translation>Recherche de PyTorch…</translation>
    </message>
    <message>
      <source>Measured while other programs were at work.</source>
      <translation>Mesuré pendant que d’autres programmes travaillaient.</translation>
    </message>
    <message>
      <source>Python {} with PyTorch {}: {}</source>
      <translation>Python {} avec PyTorch {} : {}</translation>
    </message>
    <message>
      <source>Training runs in a Python that has PyTorch, beside QGIS. Choose which.</source>
      <translation>L’entraînement s’exécute dans un Python doté de PyTorch, à côté de QGIS. Choisissez lequel.</translation>
    </message>
    <message>
      <source>The environment variable {} says which Python runs the training.</source>
      <translation>La variable d’environnement {} indique quel Python exécute l’entraînement.</translation>
    </message>
    <message>
      <source>Python for training</source>
      <translation>Python pour l’entraînement</translation>
    </message>
    <message>
      <source>Choose another Python…</source>
      <translation>Choisir un autre Python…</translation>
    </message>
    <message>
      <source>Use the first Python that has PyTorch</source>
      <translation>Utiliser le premier Python doté de PyTorch</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Rechercher à nouveau</translation>
    </message>
    <message>
      <source>Choose a Python that has PyTorch</source>
      <translation>Choisir un Python doté de PyTorch</translation>
    </message>
    <message>
      <source>Memory: up to {} of {}.</source>
      <translation>Mémoire : jusqu’à {} sur {}.</translation>
    </message>
    <message>
      <source>Memory: up to {}.</source>
      <translation>Mémoire : jusqu’à {}.</translation>
    </message>
    <message>
      <source>Disk: {} of {} free.</source>
      <translation>Disque : {} sur {} libres.</translation>
    </message>
    <message>
      <source>{} MB</source>
      <translation>{} Mo</translation>
    </message>
    <message>
      <source>{} GB</source>
      <translation>{} Go</translation>
    </message>
    <message>
      <source>FreeNet's own Python</source>
      <translation>Python propre à FreeNet</translation>
    </message>
    <message>
      <source>None: download</source>
      <translation>Aucun : télécharger</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>Dossier de fichiers wheel</translation>
    </message>
    <message>
      <source>Without a network: a folder with the wheels of all packages.</source>
      <translation>Sans réseau : un dossier contenant les fichiers wheel de tous les paquets.</translation>
    </message>
    <message>
      <source>Set up</source>
      <translation>Installer</translation>
    </message>
    <message>
      <source>Make FreeNet's own Python, nothing else is changed.</source>
      <translation>Créer le Python propre à FreeNet ; rien d’autre n’est modifié.</translation>
    </message>
    <message>
      <source>Stop; what is there is continued next time.</source>
      <translation>Arrêter ; la prochaine fois, ce qui existe déjà est repris.</translation>
    </message>
    <message>
      <source>Set up anew</source>
      <translation>Réinstaller</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Continuer</translation>
    </message>
    <message>
      <source>It does not work any more. Set it up anew.</source>
      <translation>Il ne fonctionne plus. Réinstallez-le.</translation>
    </message>
    <message>
      <source>Ready, but PyTorch {} does not use your NVIDIA card. Update its driver, then set up anew.</source>
      <translation>Prêt, mais PyTorch {} n’utilise pas votre carte NVIDIA. Mettez son pilote à jour, puis réinstallez.</translation>
    </message>
    <message>
      <source>Ready: PyTorch {} on {}.</source>
      <translation>Prêt : PyTorch {} sur {}.</translation>
    </message>
    <message>
      <source>Fetch a Python for FreeNet?</source>
      <translation>Télécharger un Python pour FreeNet ?</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Démarrage</translation>
    </message>
    <message>
      <source>Take PyTorch from PyPI (about {} GB)</source>
      <translation>Prendre PyTorch sur PyPI (environ {} Go)</translation>
    </message>
    <message>
      <source>Fetch a Python for FreeNet…</source>
      <translation>Télécharger un Python pour FreeNet…</translation>
    </message>
    <message>
      <source>Asks first, and tells what is fetched from where.</source>
      <translation>Demande d’abord, et dit ce qui est téléchargé et d’où.</translation>
    </message>
    <message>
      <source>FreeNet: look for a graphics card</source>
      <translation>FreeNet : recherche d’une carte graphique</translation>
    </message>
    <message>
      <source>Copy commands</source>
      <translation>Copier les commandes</translation>
    </message>
    <message>
      <source>The commands that do the same by hand.</source>
      <translation>Les commandes qui font la même chose à la main.</translation>
    </message>
    <message>
      <source>Open log</source>
      <translation>Ouvrir le journal</translation>
    </message>
    <message>
      <source>What the last set-up did.</source>
      <translation>Ce que la dernière installation a fait.</translation>
    </message>
    <message>
      <source>Copy diagnostics</source>
      <translation>Copier le diagnostic</translation>
    </message>
    <message>
      <source>For bug reports: versions, state and the end of the log, without your name and home folder.</source>
      <translation>Pour les rapports de bogue : versions, état et fin du journal, sans votre nom ni votre dossier personnel.</translation>
    </message>
    <message>
      <source>Automatic: QGIS's own if it has PyTorch, else FreeNet's</source>
      <translation>Automatique : celui de QGIS s’il a PyTorch, sinon celui de FreeNet</translation>
    </message>
    <message>
      <source>Training runs in a Python that has PyTorch, beside QGIS. A conda environment will do.</source>
      <translation>L’entraînement s’exécute dans un Python doté de PyTorch, à côté de QGIS. Un environnement conda convient.</translation>
    </message>
    <message>
      <source>Try a training step and tell version, devices and memory.</source>
      <translation>Essayer une itération d’entraînement et indiquer version, matériel et mémoire.</translation>
    </message>
    <message>
      <source>Trying a training step…</source>
      <translation>Essai d’une itération d’entraînement…</translation>
    </message>
    <message>
      <source>FreeNet: set up PyTorch</source>
      <translation>FreeNet : installer PyTorch</translation>
    </message>
    <message>
      <source>PyTorch {} in Python {} trained on:</source>
      <translation>PyTorch {} dans Python {} a entraîné sur :</translation>
    </message>
    <message>
      <source>, {:.0f} GB of memory</source>
      <translation>, {:.0f} Go de mémoire</translation>
    </message>
    <message>
      <source>{} (a small step takes {:.0f} ms)</source>
      <translation>{} (une petite itération prend {:.0f} ms)</translation>
    </message>
    <message>
      <source>Python {} from {}, by the program uv from PyPI: about {} MB.</source>
      <translation>Python {} depuis {}, par le programme uv de PyPI : environ {} Mo.</translation>
    </message>
    <message>
      <source>Both are held to digests that came with FreeNet. PyTorch is downloaded after it.</source>
      <translation>Les deux doivent avoir les sommes de contrôle livrées avec FreeNet. PyTorch est téléchargé ensuite.</translation>
    </message>
    <message>
      <source>It lies in '{}', where no other program looks for it.</source>
      <translation>Il se trouve dans « {} », où aucun autre programme ne le cherche.</translation>
    </message>
    <message>
      <source>your NVIDIA card</source>
      <translation>votre carte NVIDIA</translation>
    </message>
    <message>
      <source>the processor</source>
      <translation>le processeur</translation>
    </message>
    <message>
      <source>PyTorch for {}: about {} GB are downloaded, {:.0f} GB of disk are needed.</source>
      <translation>PyTorch pour {} : environ {} Go à télécharger, {:.0f} Go nécessaires sur le disque.</translation>
    </message>
    <message>
      <source>It was left half-made.</source>
      <translation>L’installation est restée inachevée.</translation>
    </message>
    <message>
      <source>The build of PyTorch that PyPI has; it needs {:.0f} GB of disk.</source>
      <translation>La version de PyTorch que propose PyPI ; elle occupe {:.0f} Go sur le disque.</translation>
    </message>
    <message>
      <source>On this system it does not use NVIDIA cards.</source>
      <translation>Sur ce système, elle n’utilise pas les cartes NVIDIA.</translation>
    </message>
    <message>
      <source>Pixels that were held out of training. Rows: what the training data say. Columns: what the validated model takes them for.</source>
      <translation>Pixels réservés à la validation. Lignes : ce que disent les données d’entraînement. Colonnes : ce que le modèle validé y voit.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Copier</translation>
    </message>
    <message>
      <source>Copy the table, to be pasted into a spreadsheet or a text.</source>
      <translation>Copier le tableau, pour le coller dans un tableur ou un texte.</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Enregistrer…</translation>
    </message>
    <message>
      <source>Save the table as a picture (.png) or for spreadsheets (.csv).</source>
      <translation>Enregistrer le tableau comme image (.png) ou pour un tableur (.csv).</translation>
    </message>
    <message>
      <source>Saved as '{}'.</source>
      <translation>Enregistré sous « {} ».</translation>
    </message>
    <message>
      <source>Transparency of the class map</source>
      <translation>Transparence de la carte des classes</translation>
    </message>
    <message>
      <source>Let the image shine through the class map: 0 % hides it, 100 % shows nothing else.</source>
      <translation>Laisser transparaître l’image sous la carte des classes : 0 % la cache, 100 % ne montre qu’elle.</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Image</translation>
    </message>
    <message>
      <source>Hold for the image</source>
      <translation>Maintenir pour voir l’image</translation>
    </message>
    <message>
      <source>While you hold this button, or the space bar on it, the class map is hidden.</source>
      <translation>Tant que vous maintenez ce bouton, ou la barre d’espace sur celui-ci, la carte des classes est masquée.</translation>
    </message>
    <message>
      <source>Swipe</source>
      <translation>Balayer</translation>
    </message>
    <message>
      <source>Move the mouse over the map, or press the left and right arrow keys: right of it, the class map is hidden. Escape ends it.</source>
      <translation>Déplacez la souris sur la carte, ou appuyez sur les flèches gauche et droite : à droite de ce point, la carte des classes est masquée. Échap y met fin.</translation>
    </message>
    <message>
      <source>Show the confidence</source>
      <translation>Afficher la confiance</translation>
    </message>
    <message>
      <source>Show the confidence instead of the classes: the probability (0 to 1) of the class that the map shows. Dark is doubtful.</source>
      <translation>Afficher la confiance au lieu des classes : la probabilité (0 à 1) de la classe que montre la carte. Le sombre indique le doute.</translation>
    </message>
    <message>
      <source>Transparency</source>
      <translation>Transparence</translation>
    </message>
    <message>
      <source>Save the confusion matrix as</source>
      <translation>Enregistrer la matrice de confusion sous</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Image</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tableau</translation>
    </message>
    <message>
      <source>'{}' is neither a picture nor a table.</source>
      <translation>« {} » n’est ni une image ni un tableau.</translation>
    </message>
    <message>
      <source>Choose .png or .csv.</source>
      <translation>Choisissez .png ou .csv.</translation>
    </message>
    <message>
      <source>Save it as a table (.csv).</source>
      <translation>Enregistrez-la comme tableau (.csv).</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>Somme</translation>
    </message>
    <message>
      <source>Producer's accuracy</source>
      <translation>Précision du producteur</translation>
    </message>
    <message>
      <source>User's accuracy</source>
      <translation>Précision de l’utilisateur</translation>
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation>Matrice de confusion</translation>
    </message>
    <message>
      <source>Producer's accuracy: the share of a class's held-out pixels that the model has right. User's accuracy: the share of the pixels taken for a class that are it.</source>
      <translation>Précision du producteur : part des pixels de validation d’une classe que le modèle classe correctement. Précision de l’utilisateur : part des pixels attribués à une classe qui en font partie.</translation>
    </message>
    <message numerus="yes">
      <source>{right} of {all} pixels are right.</source>
      <translation>
        <numerusform>{right} pixel sur {all} est juste.</numerusform>
        <numerusform>{right} pixels sur {all} sont justes.</numerusform>
      </translation>
    </message>
    <message>
      <source>Best class: {}, {} right.</source>
      <translation>Meilleure classe : {}, {} justes.</translation>
    </message>
    <message>
      <source>Worst class: {}, {} right.</source>
      <translation>Plus mauvaise classe : {}, {} justes.</translation>
    </message>
    <message numerus="yes">
      <source>Most confused: {one} taken for {other}, {wrong} of {all} pixels.</source>
      <translation>
        <numerusform>Confusion la plus fréquente : {one} pris pour {other}, {wrong} pixel sur {all}.</numerusform>
        <numerusform>Confusion la plus fréquente : {one} pris pour {other}, {wrong} pixels sur {all}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reference {one}, map {other}: {count} pixels</source>
      <translation>
        <numerusform>référence {one}, carte {other} : {count} pixel</numerusform>
        <numerusform>référence {one}, carte {other} : {count} pixels</numerusform>
      </translation>
    </message>
    <message>
      <source>Lay the novelty over the map</source>
      <translation>Superposer la nouveauté à la carte</translation>
    </message>
    <message>
      <source>Colour places whose spectra are unlike all training spectra (above 1). Elsewhere the map is seen.</source>
      <translation>Colorer les endroits dont les spectres ne ressemblent à aucun spectre d’entraînement (au-dessus de 1). Ailleurs, on voit la carte.</translation>
    </message>
    <message>
      <source>OA: overall accuracy, the share of held-out pixels that the validated model has right. AA: average accuracy, the mean of that share over the classes. For comparison, on the same pixels: a random forest, a support vector machine (SVM) and a linear discriminant (LDA), which see each spectrum alone, and the class of the nearest training pixel.</source>
      <translation>OA : précision globale, part des pixels de validation que le modèle validé classe correctement. AA : précision moyenne, moyenne de cette part sur les classes. Pour comparaison, sur les mêmes pixels : une forêt aléatoire, une machine à vecteurs de support (SVM) et une analyse discriminante linéaire (LDA), qui voient chaque spectre isolément, et la classe du pixel d’entraînement le plus proche.</translation>
    </message>
    <message>
      <source>No map yet. It comes here when a training ends, or when you show a run of this project.</source>
      <translation>Pas encore de carte. Elle vient ici quand un entraînement se termine, ou quand vous affichez une exécution de ce projet.</translation>
    </message>
    <message>
      <source>Result: {}</source>
      <translation>Résultat : {}</translation>
    </message>
    <message>
      <source>Its map is not there any more.</source>
      <translation>Sa carte n’est plus là.</translation>
    </message>
    <message>
      <source>Temporary: it is lost when QGIS is closed, unless it is kept in a folder.</source>
      <translation>Temporaire : elle est perdue quand QGIS est fermé, sauf si elle est conservée dans un dossier.</translation>
    </message>
    <message>
      <source>Warnings: {}</source>
      <translation>Avertissements : {}</translation>
    </message>
    <message>
      <source>Which classes the validated model takes for each other, in held-out pixels.</source>
      <translation>Quelles classes le modèle validé confond, sur les pixels de validation.</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>Ouvrir le rapport</translation>
    </message>
    <message>
      <source>Show the accuracy of every class, areas, the learning curve and how the map was made.</source>
      <translation>Afficher la précision de chaque classe, les surfaces, la courbe d’apprentissage et la façon dont la carte a été faite.</translation>
    </message>
    <message>
      <source>Keep…</source>
      <translation>Conserver…</translation>
    </message>
    <message>
      <source>Confusion matrix: {}</source>
      <translation>Matrice de confusion : {}</translation>
    </message>
    <message>
      <source>Probability of…</source>
      <translation>Probabilité de…</translation>
    </message>
    <message>
      <source>Show the probability of a class</source>
      <translation>Montrer la probabilité d’une classe</translation>
    </message>
    <message>
      <source>Show how probable one class is (0 to 1) instead of the map. Bright is probable.</source>
      <translation>Montrer, au lieu de la carte, la probabilité d’une classe (0 à 1). Le clair indique le probable.</translation>
    </message>
    <message>
      <source>The map</source>
      <translation>La carte</translation>
    </message>
    <message>
      <source>FreeNet report</source>
      <translation>Rapport FreeNet</translation>
    </message>
    <message>
      <source>Open in the browser</source>
      <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
      <source>To print it, or to read it beside QGIS.</source>
      <translation>Pour l’imprimer ou le lire à côté de QGIS.</translation>
    </message>
    <message>
      <source>PDF…</source>
      <translation>PDF…</translation>
    </message>
    <message>
      <source>Save as PDF…</source>
      <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
      <source>For printing and for mails.</source>
      <translation>Pour l’impression et les courriels.</translation>
    </message>
    <message>
      <source>Copy path</source>
      <translation>Copier le chemin</translation>
    </message>
    <message>
      <source>Where the page is, for mails and other programs.</source>
      <translation>Où se trouve la page, pour les courriels et les autres programmes.</translation>
    </message>
    <message>
      <source>FreeNet report: {}</source>
      <translation>Rapport FreeNet : {}</translation>
    </message>
    <message>
      <source>'Open report' in the FreeNet panel shows the report of a run here.</source>
      <translation>« Ouvrir le rapport » du panneau FreeNet montre ici le rapport d’une exécution.</translation>
    </message>
    <message>
      <source>The report '{}' is too large to be shown here.</source>
      <translation>Le rapport « {} » est trop grand pour être affiché ici.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Rapport</translation>
    </message>
    <message>
      <source>FreeNet: {}</source>
      <translation>FreeNet : {}</translation>
    </message>
    <message>
      <source>Not validated: nothing was held out of training.</source>
      <translation>Non validée : rien n’a été réservé à la validation.</translation>
    </message>
    <message>
      <source>OA {} %, AA {} % on {}</source>
      <translation>OA {} %, AA {} % sur {}</translation>
    </message>
    <message>
      <source>Overall accuracy {} %, average accuracy of the classes {} %, on {}.</source>
      <translation>Précision globale {} %, précision moyenne des classes {} %, sur {}.</translation>
    </message>
    <message>
      <source>{} {} %</source>
      <translation>{} {} %</translation>
    </message>
    <message>
      <source>OA of others: {}</source>
      <translation>OA d’autres méthodes : {}</translation>
    </message>
    <message>
      <source>{}: OA {} %, AA {} %</source>
      <translation>{} : OA {} %, AA {} %</translation>
    </message>
    <message>
      <source>FreeNet: compare {} and {}</source>
      <translation>FreeNet : comparer {} et {}</translation>
    </message>
    <message>
      <source>The two maps are the same.</source>
      <translation>Les deux cartes sont identiques.</translation>
    </message>
    <message>
      <source>{} % of {} pixels differ.</source>
      <translation>{} % de {} pixels diffèrent.</translation>
    </message>
    <message numerus="yes">
      <source>{} → {}: {} pixels</source>
      <translation>
        <numerusform>{} → {} : {} pixel</numerusform>
        <numerusform>{} → {} : {} pixels</numerusform>
      </translation>
    </message>
    <message>
      <source>The training data of '{}' are not in a file that a command could read.</source>
      <translation>Les données d’entraînement de « {} » ne sont pas dans un fichier qu’une commande pourrait lire.</translation>
    </message>
    <message>
      <source>Save the layer (Export &gt; Save Features As…) and choose the saved one.</source>
      <translation>Enregistrez la couche (Exporter &gt; Sauvegarder les entités sous…) et choisissez celle qui est enregistrée.</translation>
    </message>
    <message>
      <source>The area of interest '{area}' is not in a file that a command could read.</source>
      <translation>La zone d’intérêt « {area} » n’est pas dans un fichier qu’une commande puisse lire.</translation>
    </message>
    <message>
      <source>{text} holds the sign {sign}, which a shell may take for a command.</source>
      <translation>{text} contient le signe {sign}, qu’un interpréteur de commandes peut prendre pour une commande.</translation>
    </message>
    <message>
      <source>Choose 'Copy as Python', or give the file or field another name.</source>
      <translation>Choisissez « Copier comme Python », ou donnez un autre nom au fichier ou au champ.</translation>
    </message>
    <message>
      <source>It will take other pixels for data: what means no data is set for the layer '{}' in QGIS, not in the file.</source>
      <translation>Pour l’exécution copiée, d’autres pixels compteront comme données : ce qui signifie absence de données est défini pour la couche « {} » dans QGIS, non dans le fichier.</translation>
    </message>
    <message>
      <source>The address of the raster holds a password or a token, which is not copied: put it in again.</source>
      <translation>L’adresse du raster contient un mot de passe ou un jeton, qui n’est pas copié : remettez-le.</translation>
    </message>
    <message>
      <source>It will read {names} as the files are: QGIS shows them with another CRS, no data or style.</source>
      <translation>L’exécution copiée lira {names} tels que sont les fichiers : QGIS les montre avec un autre SCR, d’autres valeurs sans données ou un autre style.</translation>
    </message>
    <message>
      <source>It will not know the edits of the area of interest '{area}' that are not saved.</source>
      <translation>L’exécution copiée ignorera les modifications de la zone d’intérêt « {area} » qui ne sont pas enregistrées.</translation>
    </message>
    <message>
      <source>It will not train on quite the same: the files on disk hold other training data, classes, colours or another CRS than QGIS showed for this run. Save the edits of '{}' and its style (Layer Properties &gt; Style &gt; Save as Default), and copy again.</source>
      <translation>L’entraînement ne sera pas tout à fait identique : les fichiers sur le disque contiennent d’autres données d’entraînement, classes, couleurs ou un autre SCR que ceux que QGIS montrait pour cette exécution. Enregistrez les modifications de « {} » et son style (Propriétés de la couche &gt; Style &gt; Enregistrer par défaut), puis copiez à nouveau.</translation>
    </message>
    <message>
      <source>It will not train on quite the same: the file of '{}' has other names, colours, no data or another CRS than QGIS showed for this run. Save its style (Layer Properties &gt; Style &gt; Save as Default), and copy again.</source>
      <translation>L’entraînement ne se fera pas tout à fait sur la même chose : le fichier de « {} » a d’autres noms, couleurs, valeurs sans données ou un autre SCR que ce que QGIS montrait pour cette exécution. Enregistrez son style (Propriétés de la couche &gt; Style &gt; Enregistrer par défaut), et copiez à nouveau.</translation>
    </message>
    <message>
      <source>Copy as…</source>
      <translation>Copier comme…</translation>
    </message>
    <message>
      <source>Copy the run as text that does the same again.</source>
      <translation>Copier l’exécution sous forme de texte qui la reproduit.</translation>
    </message>
    <message>
      <source>Copy as qgis_process command</source>
      <translation>Copier comme commande qgis_process</translation>
    </message>
    <message>
      <source>A line for the shell, for servers and scripts.</source>
      <translation>Une ligne pour le terminal, pour les serveurs et les scripts.</translation>
    </message>
    <message>
      <source>Copy as Python</source>
      <translation>Copier comme code Python</translation>
    </message>
    <message>
      <source>For the Python console of QGIS, and for scripts.</source>
      <translation>Pour la console Python de QGIS, et pour les scripts.</translation>
    </message>
    <message>
      <source>Copied. FreeNet must be switched on for it once: {program} plugins enable freenet_qgis</source>
      <translation>Copié. FreeNet doit y être activé une fois : {program} plugins enable freenet_qgis</translation>
    </message>
    <message>
      <source>Copied.</source>
      <translation>Copié.</translation>
    </message>
    <message>
      <source>Delete the run on '{}' of {}?</source>
      <translation>Supprimer l’exécution sur « {} » du {} ?</translation>
    </message>
    <message>
      <source>Delete {} runs?</source>
      <translation>Supprimer {} exécutions ?</translation>
    </message>
    <message numerus="yes">
      <source>Their files are deleted as well, and their layers leave the project:</source>
      <translation>
        <numerusform>Ses fichiers sont supprimés aussi, et leurs couches quittent le projet :</numerusform>
        <numerusform>Leurs fichiers sont supprimés aussi, et leurs couches quittent le projet :</numerusform>
      </translation>
    </message>
    <message>
      <source>These stay, for they are no results of FreeNet or lie in other folders than the map:</source>
      <translation>Ceux-ci restent, car ce ne sont pas des résultats de FreeNet ou ils se trouvent dans d’autres dossiers que la carte :</translation>
    </message>
    <message>
      <source>None of its files is there any more.</source>
      <translation>Aucun des fichiers n’est encore là.</translation>
    </message>
    <message>
      <source>Some files of the run cannot be deleted: {}.</source>
      <translation>Certains fichiers de l’exécution ne peuvent pas être supprimés : {}.</translation>
    </message>
    <message>
      <source>Close them in other programs, and delete the run again.</source>
      <translation>Fermez-les dans les autres programmes, et supprimez l’exécution à nouveau.</translation>
    </message>
    <message>
      <source>The device '{}' is not there.</source>
      <translation>Le matériel « {} » n’est pas disponible.</translation>
    </message>
    <message>
      <source>The model '{}' that the run went on from is not there.</source>
      <translation>Le modèle « {} » dont l’exécution est repartie n’existe plus.</translation>
    </message>
    <message>
      <source>The raster '{}' is no file on this computer: open it in QGIS, and use the settings again.</source>
      <translation>Le raster « {} » n’est pas un fichier de cet ordinateur : ouvrez-le dans QGIS, puis reprenez les réglages.</translation>
    </message>
    <message>
      <source>The raster '{}' is not there.</source>
      <translation>Le raster « {} » n’existe plus.</translation>
    </message>
    <message>
      <source>The values of '{}' that mean no data are set otherwise than for this run.</source>
      <translation>Les valeurs de « {} » qui signifient absence de données sont définies autrement que pour cette exécution.</translation>
    </message>
    <message>
      <source>The training layer '{}' is not there.</source>
      <translation>La couche d’entraînement « {} » n’existe plus.</translation>
    </message>
    <message>
      <source>'{}' has no field '{}' any more.</source>
      <translation>« {} » n’a plus de champ « {} ».</translation>
    </message>
    <message>
      <source>Some of the features that were selected for this run are gone.</source>
      <translation>Certaines des entités sélectionnées pour cette exécution ont disparu.</translation>
    </message>
    <message>
      <source>'{}' holds no classes any more.</source>
      <translation>« {} » ne contient plus de classes.</translation>
    </message>
    <message>
      <source>None yet. Each training is listed here, to be shown, compared or repeated.</source>
      <translation>Aucune pour l’instant. Chaque entraînement vient dans cette liste, pour être affiché, comparé ou refait.</translation>
    </message>
    <message>
      <source>Use these settings</source>
      <translation>Utiliser ces réglages</translation>
    </message>
    <message>
      <source>Use settings</source>
      <translation>Reprendre les réglages</translation>
    </message>
    <message>
      <source>Fill the form with the settings of the selected run.</source>
      <translation>Remplir le formulaire avec les réglages de l’exécution sélectionnée.</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>Afficher sur la carte</translation>
    </message>
    <message>
      <source>Add the map of the selected run to the project, with its accuracy on the page “Result”.</source>
      <translation>Ajouter au projet la carte de l’exécution choisie ; sa précision est à la page « Résultat ».</translation>
    </message>
    <message>
      <source>Apply the model to other rasters…</source>
      <translation>Appliquer le modèle à d’autres rasters…</translation>
    </message>
    <message>
      <source>Apply…</source>
      <translation>Appliquer…</translation>
    </message>
    <message>
      <source>Map one raster or many with the model of the selected run, in a window of its own.</source>
      <translation>Cartographier un ou plusieurs rasters avec le modèle de l’exécution sélectionnée, dans une fenêtre à part.</translation>
    </message>
    <message>
      <source>Compare two runs</source>
      <translation>Comparer deux exécutions</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Comparer</translation>
    </message>
    <message>
      <source>Select two runs: shows where their maps differ, and in which classes. Saved beside the later map; temporary where that is.</source>
      <translation>Sélectionnez deux exécutions : montre où leurs cartes diffèrent, et dans quelles classes. Enregistrée à côté de la carte la plus récente ; temporaire si celle-ci l’est.</translation>
    </message>
    <message>
      <source>Delete with files</source>
      <translation>Supprimer avec les fichiers</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Supprimer</translation>
    </message>
    <message>
      <source>Delete the selected runs and the files they wrote. Asks first.</source>
      <translation>Supprimer les exécutions sélectionnées et les fichiers qu’elles ont écrits. Une confirmation est demandée.</translation>
    </message>
    <message>
      <source>Runs of this project ({})</source>
      <translation>Exécutions de ce projet ({})</translation>
    </message>
    <message>
      <source>Runs of this project</source>
      <translation>Exécutions de ce projet</translation>
    </message>
    <message>
      <source>Comparing {} → {}…</source>
      <translation>Comparaison {} → {}…</translation>
    </message>
    <message>
      <source>One of the two maps was replaced meanwhile. Compare them again.</source>
      <translation>L’une des deux cartes a été remplacée entre-temps. Comparez-les à nouveau.</translation>
    </message>
    <message>
      <source>Differences: {} → {}</source>
      <translation>Différences : {} → {}</translation>
    </message>
    <message>
      <source>Looking at the files of the runs</source>
      <translation>Examen des fichiers des exécutions</translation>
    </message>
    <message>
      <source>Another run has overwritten this map.</source>
      <translation>Une autre exécution a écrasé cette carte.</translation>
    </message>
    <message>
      <source>The class map of '{}' is ready.</source>
      <translation>La carte des classes de « {} » est prête.</translation>
    </message>
    <message>
      <source>'{}' is mapped, but its project was closed. The map is '{}'.</source>
      <translation>« {} » est cartographié, mais son projet a été fermé. La carte est « {} ».</translation>
    </message>
    <message>
      <source>Training on '{}' was cancelled. Nothing was written.</source>
      <translation>L’entraînement sur « {} » a été annulé. Rien n’a été écrit.</translation>
    </message>
    <message>
      <source>Training on '{}' failed. {}</source>
      <translation>L’entraînement sur « {} » a échoué. {}</translation>
    </message>
    <message>
      <source>The maps made in this project, the latest first. Select one, or two to compare them.</source>
      <translation>Les cartes faites dans ce projet, la dernière en premier. Sélectionnez-en une, ou deux pour les comparer.</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>OA</source>
      <translation>OA</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Carte</translation>
    </message>
    <message>
      <source>Overall accuracy, % of held-out pixels</source>
      <translation>Précision globale, % des pixels de validation</translation>
    </message>
    <message>
      <source>The name of its class map</source>
      <translation>Le nom de la carte des classes</translation>
    </message>
    <message>
      <source>Copy map, model, report and settings to a folder of yours. The project shows the copies from then on.</source>
      <translation>Copier carte, modèle, rapport et réglages dans un de vos dossiers. Le projet montre dès lors les copies.</translation>
    </message>
    <message>
      <source>temporary</source>
      <translation>temporaire</translation>
    </message>
    <message>
      <source>The map is not there any more.</source>
      <translation>La carte n’existe plus.</translation>
    </message>
    <message>
      <source>{} nm, band {}</source>
      <translation>{} nm, bande {}</translation>
    </message>
    <message>
      <source>Training and map</source>
      <translation>Entraînement et carte</translation>
    </message>
    <message>
      <source>Solid lines: training data. Dashed lines: mapped classes.</source>
      <translation>Lignes continues : données d’entraînement. Lignes tiretées : classes cartographiées.</translation>
    </message>
    <message>
      <source>What the FreeNet panel trains on.</source>
      <translation>Ce sur quoi le panneau FreeNet entraîne.</translation>
    </message>
    <message>
      <source>Mapped classes</source>
      <translation>Classes cartographiées</translation>
    </message>
    <message>
      <source>The pixels that the class map below gives each class.</source>
      <translation>Les pixels que la carte des classes ci-dessous attribue à chaque classe.</translation>
    </message>
    <message>
      <source>Spectra of</source>
      <translation>Spectres de</translation>
    </message>
    <message>
      <source>Whose spectra are shown.</source>
      <translation>Ce dont les spectres sont affichés.</translation>
    </message>
    <message>
      <source>5 % to 95 %</source>
      <translation>5 % à 95 %</translation>
    </message>
    <message>
      <source>Nine tenths of the pixels lie within.</source>
      <translation>Neuf pixels sur dix se trouvent à l’intérieur.</translation>
    </message>
    <message>
      <source>± Standard deviation</source>
      <translation>± Écart-type</translation>
    </message>
    <message>
      <source>From the mean to either side.</source>
      <translation>De part et d’autre de la moyenne.</translation>
    </message>
    <message>
      <source>Mean alone</source>
      <translation>Moyenne seule</translation>
    </message>
    <message>
      <source>Nothing but the lines.</source>
      <translation>Rien que les lignes.</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>Dispersion</translation>
    </message>
    <message>
      <source>How far the pixels of a class spread in each band.</source>
      <translation>La dispersion des pixels d’une classe dans chaque bande.</translation>
    </message>
    <message>
      <source>A class map of this raster; that of the last run at first.</source>
      <translation>Une carte des classes de ce raster ; d’abord celle de la dernière exécution.</translation>
    </message>
    <message>
      <source>Spectrum under the cursor</source>
      <translation>Spectre sous le curseur</translation>
    </message>
    <message>
      <source>Move over the map canvas to see the spectrum of the pixel there, and how likely each class is: from the class probabilities where they were computed (“Where to draw next” does), else from class map and confidence.</source>
      <translation>Déplacez le curseur sur le canevas de carte pour voir le spectre du pixel et la probabilité de chaque classe : d’après les probabilités des classes si elles ont été calculées (« Où dessiner ensuite » le fait), sinon d’après la carte des classes et la confiance.</translation>
    </message>
    <message>
      <source>Choose a raster in the FreeNet panel.</source>
      <translation>Choisissez un raster dans le panneau FreeNet.</translation>
    </message>
    <message>
      <source>Outside the raster.</source>
      <translation>Hors du raster.</translation>
    </message>
    <message>
      <source>FreeNet spectra</source>
      <translation>Spectres FreeNet</translation>
    </message>
    <message>
      <source>Reading spectra…</source>
      <translation>Lecture des spectres…</translation>
    </message>
    <message>
      <source>FreeNet: spectra of {}</source>
      <translation>FreeNet : spectres de {}</translation>
    </message>
    <message>
      <source>No class to show.</source>
      <translation>Aucune classe à afficher.</translation>
    </message>
    <message>
      <source>All classes</source>
      <translation>Toutes les classes</translation>
    </message>
    <message>
      <source>Show the spectra of all classes, or of none.</source>
      <translation>Afficher les spectres de toutes les classes, ou d’aucune.</translation>
    </message>
    <message>
      <source>Untick a class to hide its spectra.</source>
      <translation>Décochez une classe pour masquer ses spectres.</translation>
    </message>
    <message numerus="yes">
      <source>Mapped class: {} pixels looked at</source>
      <translation>
        <numerusform>Classe cartographiée : {} pixel examiné</numerusform>
        <numerusform>Classe cartographiée : {} pixels examinés</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Training data: {} pixels looked at</source>
      <translation>
        <numerusform>Données d’entraînement : {} pixel examiné</numerusform>
        <numerusform>Données d’entraînement : {} pixels examinés</numerusform>
      </translation>
    </message>
    <message>
      <source>Column {}, row {}</source>
      <translation>Colonne {}, ligne {}</translation>
    </message>
    <message>
      <source>{}: no data here.</source>
      <translation>{} : pas de données ici.</translation>
    </message>
    <message>
      <source>no map yet.</source>
      <translation>pas encore de carte.</translation>
    </message>
    <message>
      <source>not classified.</source>
      <translation>non classé.</translation>
    </message>
    <message>
      <source>mapped as {}.</source>
      <translation>classé comme {}.</translation>
    </message>
    <message>
      <source>mapped as {}, confidence {}.</source>
      <translation>classé comme {}, confiance {}.</translation>
    </message>
    <message>
      <source>Spectra of the classes</source>
      <translation>Spectres des classes</translation>
    </message>
    <message>
      <source>Values of the raster in physical units (stored value x scale + offset of the band), where it tells scale and offset. Bands that training leaves out are shaded. Point at a band to read its values, or go from band to band with the arrow keys.</source>
      <translation>Valeurs du raster en unités physiques (valeur enregistrée x échelle + décalage de la bande), là où il indique échelle et décalage. Les bandes exclues de l’entraînement sont ombrées. Pointez une bande pour lire ses valeurs, ou allez de bande en bande avec les touches fléchées.</translation>
    </message>
    <message>
      <source>Lines: mean of the training data.</source>
      <translation>Lignes : moyenne des données d’entraînement.</translation>
    </message>
    <message>
      <source>Dashed lines: mean of the mapped class.</source>
      <translation>Lignes tiretées : moyenne de la classe cartographiée.</translation>
    </message>
    <message>
      <source>Lines: mean of the training data; dashed: of the mapped class.</source>
      <translation>Lignes : moyenne des données d’entraînement ; tiretées : de la classe cartographiée.</translation>
    </message>
    <message>
      <source>Bands of colour: 5 % to 95 % of the pixels.</source>
      <translation>Aplats de couleur : 5 % à 95 % des pixels.</translation>
    </message>
    <message>
      <source>Bands of colour: mean ± standard deviation.</source>
      <translation>Aplats de couleur : moyenne ± écart-type.</translation>
    </message>
    <message>
      <source>Shaded: left out of training.</source>
      <translation>Ombré : exclu de l’entraînement.</translation>
    </message>
    <message>
      <source>Under the cursor: {}</source>
      <translation>Sous le curseur : {}</translation>
    </message>
    <message>
      <source> (map)</source>
      <translation> (carte)</translation>
    </message>
    <message>
      <source>{}: cancelled</source>
      <translation>{} : annulé</translation>
    </message>
    <message>
      <source>Good enough</source>
      <translation>Conclure</translation>
    </message>
    <message>
      <source>End training early and make the map with what has been learnt. The network in training comes to rest within a tenth of its steps, but takes a third of them at least; those still to be trained take a third of theirs. The validated model is kept, and not trained further on all data. The report says so.</source>
      <translation>Terminer l’entraînement plus tôt et faire la carte avec ce qui a été appris. Le réseau en cours s’achève en un dixième de ses itérations, mais en fait au moins un tiers ; ceux qui restent à entraîner font un tiers des leurs. Le modèle validé est conservé, sans que l’entraînement se poursuive sur toutes les données. Le rapport le mentionne.</translation>
    </message>
    <message>
      <source>Ending soon…</source>
      <translation>Fin proche…</translation>
    </message>
    <message>
      <source>Shorter: {}.</source>
      <translation>Plus court : {}.</translation>
    </message>
    <message>
      <source>clip the raster to the area you need, for most of the time goes into the map</source>
      <translation>découpez le raster à la zone utile, car la carte prend le plus de temps</translation>
    </message>
    <message>
      <source>on {device} {time}</source>
      <translation>sur {device} {time}</translation>
    </message>
    <message>
      <source>with the preset {preset} {time}</source>
      <translation>avec le préréglage {preset} {time}</translation>
    </message>
    <message>
      <source>with the preset's own number of steps {time}</source>
      <translation>avec le nombre d’itérations du préréglage {time}</translation>
    </message>
    <message>
      <source>Learning curve</source>
      <translation>Courbe d’apprentissage</translation>
    </message>
    <message>
      <source>Solid line, left: the loss, how far the network is from its training data; it falls. Dashed line with dots, right: the average accuracy over the classes (AA), on up to 50 held-out pixels of each and at the end on all; it rises. Between the upright lines networks are trained one after the other.</source>
      <translation>Ligne continue, à gauche : la perte, c’est-à-dire l’écart entre le réseau et ses données d’entraînement ; elle baisse. Ligne tiretée à points, à droite : la précision moyenne des classes (AA), sur 50 pixels de validation au plus par classe et, à la fin, sur tous ; elle monte. Entre les lignes verticales, des réseaux sont entraînés l’un après l’autre.</translation>
    </message>
    <message>
      <source>Step {}</source>
      <translation>Itération {}</translation>
    </message>
    <message>
      <source>network {}</source>
      <translation>réseau {}</translation>
    </message>
    <message>
      <source>loss {}</source>
      <translation>perte {}</translation>
    </message>
    <message numerus="yes">
      <source>Average accuracy rose from {first} to {last} in {count} looks.</source>
      <translation>
        <numerusform>La précision moyenne est montée de {first} à {last} en {count} mesure.</numerusform>
        <numerusform>La précision moyenne est montée de {first} à {last} en {count} mesures.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Average accuracy fell from {first} to {last} in {count} looks.</source>
      <translation>
        <numerusform>La précision moyenne est descendue de {first} à {last} en {count} mesure.</numerusform>
        <numerusform>La précision moyenne est descendue de {first} à {last} en {count} mesures.</numerusform>
      </translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Perte</translation>
    </message>
    <message>
      <source>Average accuracy</source>
      <translation>Précision moyenne</translation>
    </message>
    <message>
      <source>step {}</source>
      <translation>itération {}</translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are used.</source>
      <translation>
        <numerusform>{used} bande sur {all} est utilisée.</numerusform>
        <numerusform>{used} bandes sur {all} sont utilisées.</numerusform>
      </translation>
    </message>
    <message>
      <source>Bands left out: {}</source>
      <translation>Bandes exclues : {}</translation>
    </message>
    <message>
      <source>These files in '{}' exist already. Overwrite them?</source>
      <translation>Ces fichiers existent déjà dans « {} ». Les écraser ?</translation>
    </message>
    <message>
      <source>The results are in '{}' instead.</source>
      <translation>Les résultats se trouvent dans « {} ».</translation>
    </message>
    <message>
      <source>FreeNet preview</source>
      <translation>Aperçu FreeNet</translation>
    </message>
    <message>
      <source>Progress of the training</source>
      <translation>Progression de l’entraînement</translation>
    </message>
    <message>
      <source>Preview on the map</source>
      <translation>Aperçu sur la carte</translation>
    </message>
    <message>
      <source>Show the map as it would be now above the raster, every few seconds. It goes when the run ends.</source>
      <translation>Afficher au-dessus du raster, toutes les quelques secondes, la carte telle qu’elle serait maintenant. L’aperçu disparaît à la fin de l’exécution.</translation>
    </message>
    <message>
      <source>The class map would overwrite the raster '{}' itself.</source>
      <translation>La carte des classes écraserait le raster « {} » lui-même.</translation>
    </message>
    <message>
      <source>Choose another name for it.</source>
      <translation>Choisissez-lui un autre nom.</translation>
    </message>
    <message>
      <source>FreeNet: train on {}</source>
      <translation>FreeNet : entraîner sur {}</translation>
    </message>
    <message>
      <source>{} left</source>
      <translation>encore {}</translation>
    </message>
    <message>
      <source>a few seconds</source>
      <translation>quelques secondes</translation>
    </message>
    <message>
      <source>about {}</source>
      <translation>environ {}</translation>
    </message>
    <message>
      <source>up to {}</source>
      <translation>jusqu’à {}</translation>
    </message>
    <message>
      <source>{} to {}</source>
      <translation>{} à {}</translation>
    </message>
    <message>
      <source>{} s</source>
      <translation>{} s</translation>
    </message>
    <message>
      <source>{} min</source>
      <translation>{} min</translation>
    </message>
    <message>
      <source>{} h {} min</source>
      <translation>{} h {} min</translation>
    </message>
    <message>
      <source>{}, folded</source>
      <translation>{}, replié</translation>
    </message>
    <message>
      <source>{}, unfolded</source>
      <translation>{}, déplié</translation>
    </message>
    <message>
      <source>FreeNet: what went wrong</source>
      <translation>FreeNet : ce qui n’a pas marché</translation>
    </message>
    <message>
      <source>Caution: {}</source>
      <translation>Attention : {}</translation>
    </message>
    <message>
      <source>Show all ({})</source>
      <translation>Tout afficher ({})</translation>
    </message>
    <message>
      <source>No browser or other program could be opened. The address is:</source>
      <translation>Ni navigateur ni autre programme n’a pu être ouvert. L’adresse est :</translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels claimed by two classes: left out ({pairs}).</source>
      <translation>
        <numerusform>{count} pixel revendiqué par deux classes : exclu ({pairs}).</numerusform>
        <numerusform>{count} pixels revendiqués par deux classes : exclus ({pairs}).</numerusform>
      </translation>
    </message>
    <message>
      <source>{} and {} {}</source>
      <translation>{} et {} {}</translation>
    </message>
    <message>
      <source>The values {values} of {raster} have one name, '{name}', and count as one class.</source>
      <translation>Les valeurs {values} de {raster} ont un seul nom, « {name} », et comptent pour une classe.</translation>
    </message>
    <message>
      <source>{name} with {other}</source>
      <translation>{name} avec {other}</translation>
    </message>
    <message>
      <source>No class name of the reference agrees with one of the map, so classes are matched by value: {pairs}. Where that is wrong, call the classes as the map does.</source>
      <translation>Aucun nom de classe de la référence ne concorde avec un nom de la carte ; les classes sont donc appariées par leur valeur : {pairs}. Si c’est faux, nommez les classes comme dans la carte.</translation>
    </message>
    <message numerus="yes">
      <source>The map does not have the classes {classes}; their reference counts as wrong.</source>
      <translation>
        <numerusform>La carte n’a pas de classe {classes} ; sa référence compte comme fausse.</numerusform>
        <numerusform>La carte n’a pas les classes {classes} ; leur référence compte comme fausse.</numerusform>
      </translation>
    </message>
    <message>
      <source>Model and training data have more than {most} classes together.</source>
      <translation>Le modèle et les données d’entraînement ont ensemble plus de {most} classes.</translation>
    </message>
    <message>
      <source>Merge some of them.</source>
      <translation>Fusionnez-en quelques-unes.</translation>
    </message>
    <message>
      <source>With those of '{layer}' there are more than {most} classes.</source>
      <translation>Avec celles de « {layer} », il y a plus de {most} classes.</translation>
    </message>
    <message>
      <source>{name} is {other}</source>
      <translation>{name} est {other}</translation>
    </message>
    <message>
      <source>Classes of '{layer}' are matched by their value: {pairs}.</source>
      <translation>Les classes de « {layer} » sont appariées par leur valeur : {pairs}.</translation>
    </message>
    <message>
      <source>No class of '{layer}' has the name of one of the scenes before it, so all are taken for further classes: {names}. If they are the same classes, choose a field with the same names.</source>
      <translation>Aucune classe de « {layer} » ne porte le nom d’une classe des scènes précédentes ; toutes comptent donc comme d’autres classes : {names}. S’il s’agit des mêmes classes, choisissez un champ avec les mêmes noms.</translation>
    </message>
    <message>
      <source>'{layer}' has only one class on '{image}', {name}; training needs at least 2 classes.</source>
      <translation>« {layer} » n’a qu’une classe sur « {image} », {name} ; l’entraînement demande au moins 2 classes.</translation>
    </message>
    <message>
      <source>Choose a raster with more classes, or erode its patches less.</source>
      <translation>Choisissez un raster avec plus de classes, ou érodez moins ses taches.</translation>
    </message>
    <message>
      <source>'{image}' has no data where '{layer}' has classes.</source>
      <translation>« {image} » n’a pas de données là où « {layer} » a des classes.</translation>
    </message>
    <message>
      <source>Where '{layer}' has classes, '{image}' has no data, or area of interest and mask leave it out.</source>
      <translation>Là où « {layer} » a des classes, « {image} » n’a pas de données, ou la zone d’intérêt et le masque l’excluent.</translation>
    </message>
    <message>
      <source>Choose a raster with classes where the image has data.</source>
      <translation>Choisissez un raster qui a des classes là où l’image a des données.</translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of '{layer}' where '{image}' has no data: left out.</source>
      <translation>
        <numerusform>{count} pixel de « {layer} » où « {image} » n’a pas de données : écarté.</numerusform>
        <numerusform>{count} pixels de « {layer} » où « {image} » n’a pas de données : écartés.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of '{layer}' outside the area of interest, masked or without data: left out.</source>
      <translation>
        <numerusform>{count} pixel de « {layer} » hors de la zone d’intérêt, masqué ou sans données : écarté.</numerusform>
        <numerusform>{count} pixels de « {layer} » hors de la zone d’intérêt, masqués ou sans données : écartés.</numerusform>
      </translation>
    </message>
    <message>
      <source>At most {most} pixels of each class: {left} of {count} are trained on, drawn with the seed {seed}.</source>
      <translation>Au plus {most} pixels par classe : l’entraînement se fait sur {left} sur {count}, tirés avec la graine {seed}.</translation>
    </message>
    <message>
      <source>'{layer}' has no class where '{image}' lies: it lies elsewhere, or holds 0 or no data there.</source>
      <translation>« {layer} » n’a aucune classe là où se trouve « {image} » : il se trouve ailleurs, ou n’y contient que 0 ou aucune donnée.</translation>
    </message>
    <message>
      <source>Choose a raster with classes of the same place, and check that both have the right CRS.</source>
      <translation>Choisissez un raster de classes du même lieu, et vérifiez que les deux ont le bon SCR.</translation>
    </message>
    <message numerus="yes">
      <source>'{name}' holds 0 in {count} pixels: nothing is taken to be known there.</source>
      <translation>
        <numerusform>« {name} » a la valeur 0 dans {count} pixel : rien n’y est considéré comme connu.</numerusform>
        <numerusform>« {name} » a la valeur 0 dans {count} pixels : rien n’y est considéré comme connu.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{name}' has more than {most} classes.</source>
      <translation>« {name} » a plus de {most} classes.</translation>
    </message>
    <message>
      <source>The value 0 of '{name}' is a class; in the map it gets the value {value}, for 0 means 'not classified'.</source>
      <translation>La valeur 0 de « {name} » est une classe ; dans la carte elle reçoit la valeur {value}, car 0 signifie « non classé ».</translation>
    </message>
    <message numerus="yes">
      <source>Nothing is left of the patches of '{layer}' on the image when they are eroded by {count} pixels.</source>
      <translation>
        <numerusform>Il ne reste rien des taches de « {layer} » sur l’image quand elles sont érodées de {count} pixel.</numerusform>
        <numerusform>Il ne reste rien des taches de « {layer} » sur l’image quand elles sont érodées de {count} pixels.</numerusform>
      </translation>
    </message>
    <message>
      <source>Erode them by fewer pixels.</source>
      <translation>Érodez-les de moins de pixels.</translation>
    </message>
    <message numerus="yes">
      <source>Patches eroded by {count} pixels: {left} of {total} pixels are left.</source>
      <translation>
        <numerusform>Taches érodées de {count} pixel : il reste {left} pixels sur {total}.</numerusform>
        <numerusform>Taches érodées de {count} pixels : il reste {left} pixels sur {total}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>No patch is wide enough for that of {count} classes, which are left out: {names}.</source>
      <translation>
        <numerusform>Aucune tache de {count} classe n’est assez large pour cela ; elle est écartée : {names}.</numerusform>
        <numerusform>Aucune tache de {count} classes n’est assez large pour cela ; elles sont écartées : {names}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Features of '{}' have no class in the field '{}': {}.</source>
      <translation>Entités de « {} » sans classe dans le champ « {} » : {}.</translation>
    </message>
    <message>
      <source>Give each a class, delete it, or use selected features only.</source>
      <translation>Donnez une classe à chacune, supprimez-la, ou n’utilisez que les entités sélectionnées.</translation>
    </message>
    <message>
      <source>Points of '{}' take all pixels whose centre is within {}.</source>
      <translation>Les points de « {} » prennent tous les pixels dont le centre est à {} au plus.</translation>
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
        <numerusform>{} mètre</numerusform>
        <numerusform>{} mètres</numerusform>
      </translation>
    </message>
    <message>
      <source>Features of '{}' have the class 0 in the field '{}': {}.</source>
      <translation>Entités de « {} » de classe 0 dans le champ « {} » : {}.</translation>
    </message>
    <message>
      <source>0 stands for 'not classified' in the map; give them another number.</source>
      <translation>0 signifie « non classé » dans la carte ; donnez-leur un autre nombre.</translation>
    </message>
    <message>
      <source>All features of '{}' belong to one class, '{}'.</source>
      <translation>Toutes les entités de « {} » appartiennent à une seule classe, « {} ».</translation>
    </message>
    <message>
      <source>Draw some of another class, too, or choose another class field.</source>
      <translation>Dessinez aussi une autre classe, ou choisissez un autre champ de classe.</translation>
    </message>
    <message>
      <source>No field is given that holds the classes of '{}'.</source>
      <translation>Aucun champ contenant les classes de « {} » n’est indiqué.</translation>
    </message>
    <message>
      <source>There are: {}.</source>
      <translation>Champs existants : {}.</translation>
    </message>
    <message>
      <source>'{}' has no field '{}'.</source>
      <translation>« {} » n’a pas de champ « {} ».</translation>
    </message>
    <message>
      <source>Choose the field that holds the class; there are: {}.</source>
      <translation>Choisissez le champ qui contient la classe ; champs existants : {}.</translation>
    </message>
    <message>
      <source>none</source>
      <translation>aucun</translation>
    </message>
    <message>
      <source>Choose the field that names the zones; there are: {}.</source>
      <translation>Choisissez le champ qui nomme les zones ; il y a : {}.</translation>
    </message>
    <message>
      <source>'{}' holds neither polygons, lines nor points.</source>
      <translation>« {} » ne contient ni polygones, ni lignes, ni points.</translation>
    </message>
    <message>
      <source>Choose a layer of polygons, lines or points.</source>
      <translation>Choisissez une couche de polygones, de lignes ou de points.</translation>
    </message>
    <message>
      <source>'{}' holds no polygons.</source>
      <translation>« {} » ne contient pas de polygones.</translation>
    </message>
    <message>
      <source>Choose a layer of polygons.</source>
      <translation>Choisissez une couche de polygones.</translation>
    </message>
    <message>
      <source>'{}' holds neither polygons nor points.</source>
      <translation>« {} » ne contient ni polygones ni points.</translation>
    </message>
    <message>
      <source>Choose a layer of polygons or points, or a raster.</source>
      <translation>Choisissez une couche de polygones ou de points, ou un raster.</translation>
    </message>
    <message>
      <source>No feature of '{}' has a usable geometry.</source>
      <translation>Aucune entité de « {} » n’a de géométrie exploitable.</translation>
    </message>
    <message>
      <source>Mend them with Vector geometry &gt; Fix geometries, or draw them again.</source>
      <translation>Réparez-les avec Géométrie vectorielle &gt; Réparer les géométries, ou redessinez-les.</translation>
    </message>
    <message>
      <source>Draw a few polygons, lines or points of every class you want to map.</source>
      <translation>Dessinez quelques polygones, lignes ou points de chaque classe à cartographier.</translation>
    </message>
    <message>
      <source>Choose a layer that holds what is known to be true.</source>
      <translation>Choisissez une couche qui contient ce que l’on sait vrai.</translation>
    </message>
    <message>
      <source>Choose a layer that holds the area.</source>
      <translation>Choisissez une couche qui contient la zone.</translation>
    </message>
    <message>
      <source>Choose a layer of districts, parcels or the like.</source>
      <translation>Choisissez une couche de districts, de parcelles ou autres.</translation>
    </message>
    <message>
      <source>'{}' has no features.</source>
      <translation>« {} » n’a pas d’entités.</translation>
    </message>
    <message>
      <source>The field '{}' of '{}' holds neither text nor numbers ({}).</source>
      <translation>Le champ « {} » de « {} » ne contient ni texte ni nombres ({}).</translation>
    </message>
    <message>
      <source>Features of '{}' cannot be transformed from {} to the raster's {}: {}.</source>
      <translation>Des entités de « {} » ne peuvent pas être transformées du SCR {} vers celui du raster, {} : {}.</translation>
    </message>
    <message>
      <source>Check that both coordinate reference systems are right, and that these features lie within the raster's: neither around a pole nor across where it ends, mostly the antimeridian.</source>
      <translation>Vérifiez que les deux systèmes de coordonnées de référence sont bons et que ces entités se trouvent dans celui du raster : ni autour d’un pôle ni à travers son bord, le plus souvent l’antiméridien.</translation>
    </message>
    <message>
      <source>Features of '{}' without a usable geometry were left out: {}.</source>
      <translation>Entités de « {} » écartées faute de géométrie exploitable : {}.</translation>
    </message>
    <message>
      <source>Features of '{}' with an invalid geometry were repaired: {}.</source>
      <translation>Entités de « {} » à géométrie invalide, réparées : {}.</translation>
    </message>
    <message>
      <source>Only polygons of '{layer}' are used; left out: {others}.</source>
      <translation>Seuls les polygones de « {layer} » sont utilisés ; exclus : {others}.</translation>
    </message>
    <message>
      <source>Only lines of '{layer}' are used; left out: {others}.</source>
      <translation>Seules les lignes de « {layer} » sont utilisées ; laissés de côté : {others}.</translation>
    </message>
    <message>
      <source>Only points of '{layer}' are used; left out: {others}.</source>
      <translation>Seuls les points de « {layer} » sont utilisés ; exclus : {others}.</translation>
    </message>
    <message>
      <source>Of features of '{layer}' that are of several kinds, these are left out: {others}.</source>
      <translation>Des entités de « {layer} » qui sont de plusieurs types, sont laissés de côté : {others}.</translation>
    </message>
    <message numerus="yes">
      <source>Only {} of the {} features of '{}' are used, those selected.</source>
      <translation>
        <numerusform>Seule {} des {} entités de « {} » est utilisée, celle qui est sélectionnée.</numerusform>
        <numerusform>Seules {} des {} entités de « {} » sont utilisées, celles qui sont sélectionnées.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} classes of '{layer}' are left out of training: {classes}.</source>
      <translation>
        <numerusform>{count} classe de « {layer} » est exclue de l’entraînement : {classes}.</numerusform>
        <numerusform>{count} classes de « {layer} » sont exclues de l’entraînement : {classes}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Names in the field '{}' of '{}' that look the same are one class, with so many features each: {}.</source>
      <translation>Les noms du champ « {} » de « {} » qui ont le même aspect sont une seule classe, avec chacun ce nombre d’entités : {}.</translation>
    </message>
    <message>
      <source>{} and {}</source>
      <translation>{} et {}</translation>
    </message>
    <message>
      <source>Classes in the field '{}' of '{}' have names that differ in letter case or the like only: {}. Merge them if they are the same.</source>
      <translation>Des classes du champ « {} » de « {} » ont des noms qui ne diffèrent que par la casse ou peu s’en faut : {}. Fusionnez-les si ce sont les mêmes.</translation>
    </message>
    <message>
      <source>patch at {x}, {y}</source>
      <translation>tache en {x}, {y}</translation>
    </message>
    <message>
      <source>'{layer}' has {count} patches on the image, of which {most} at most can be checked one by one.</source>
      <translation>« {layer} » a {count} taches sur l’image, dont {most} au plus peuvent être vérifiées une à une.</translation>
    </message>
    <message>
      <source>Erode its patches, so that small ones are left out, or choose a raster of larger patches.</source>
      <translation>Érodez ses taches, pour que les petites soient écartées, ou choisissez un raster à taches plus grandes.</translation>
    </message>
    <message>
      <source>{} wholly claimed by another class, too ({})</source>
      <translation>{} entièrement revendiqués aussi par une autre classe ({})</translation>
    </message>
    <message>
      <source>{} claimed by another class</source>
      <translation>{} revendiqués par une autre classe</translation>
    </message>
    <message>
      <source>{} off the raster</source>
      <translation>{} hors du raster</translation>
    </message>
    <message>
      <source>{} outside the area of interest</source>
      <translation>{} hors de la zone d’intérêt</translation>
    </message>
    <message>
      <source>{} too small to cover a pixel centre</source>
      <translation>{} trop petits pour couvrir le centre d’un pixel</translation>
    </message>
    <message>
      <source>{} under others of the class</source>
      <translation>{} sous d’autres de la classe</translation>
    </message>
    <message>
      <source>{} where the mask leaves pixels out</source>
      <translation>{} là où le masque exclut des pixels</translation>
    </message>
    <message>
      <source>{} where the raster has no data</source>
      <translation>{} où le raster n’a pas de données</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie off the raster</source>
      <translation>
        <numerusform>{features}, dont {count} hors du raster</numerusform>
        <numerusform>{features}, dont {count} hors du raster</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie outside the area of interest</source>
      <translation>
        <numerusform>{features}, dont {count} hors de la zone d’intérêt</numerusform>
        <numerusform>{features}, dont {count} hors de la zone d’intérêt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} are too small to cover a pixel centre ('all touched' would include them)</source>
      <translation>
        <numerusform>{features}, dont {count} sans couvrir le centre d’un pixel, ce dont « tous les pixels touchés » se passe</numerusform>
        <numerusform>{features}, dont {count} sans couvrir le centre d’un pixel, ce dont « tous les pixels touchés » se passe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} share every pixel with another class</source>
      <translation>
        <numerusform>{features}, dont {count} sans un pixel qu’une autre classe ne revendique aussi</numerusform>
        <numerusform>{features}, dont {count} sans un pixel qu’une autre classe ne revendique aussi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie wholly under others of their class</source>
      <translation>
        <numerusform>{features}, dont {count} entièrement sous d’autres de la même classe</numerusform>
        <numerusform>{features}, dont {count} entièrement sous d’autres de la même classe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie where the mask leaves pixels out</source>
      <translation>
        <numerusform>{features}, dont {count} là où le masque exclut des pixels</numerusform>
        <numerusform>{features}, dont {count} là où le masque exclut des pixels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} lie where the raster has no data</source>
      <translation>
        <numerusform>{features}, dont {count} où le raster n’a pas de données</numerusform>
        <numerusform>{features}, dont {count} où le raster n’a pas de données</numerusform>
      </translation>
    </message>
    <message>
      <source>Check that layer and raster show the same place and have the right CRS.</source>
      <translation>Vérifiez que la couche et le raster montrent le même lieu et ont le bon SCR.</translation>
    </message>
    <message>
      <source>Draw some inside the area, or choose a larger area.</source>
      <translation>Dessinez-en dans la zone, ou choisissez une zone plus grande.</translation>
    </message>
    <message>
      <source>Draw some where the mask leaves nothing out, or leave out fewer of its values.</source>
      <translation>Dessinez-en là où le masque n’exclut rien, ou excluez moins de ses valeurs.</translation>
    </message>
    <message>
      <source>Choose 'all touched' for polygons smaller than a pixel, or draw larger ones.</source>
      <translation>Pour des polygones plus petits qu’un pixel, utilisez tous les pixels touchés, ou dessinez-en de plus grands.</translation>
    </message>
    <message>
      <source>Let features of different classes share no pixel.</source>
      <translation>Ne laissez pas des entités de classes différentes partager un pixel.</translation>
    </message>
    <message>
      <source>Draw some where the raster has data, or leave these out with 'selected features only'.</source>
      <translation>Dessinez là où le raster a des données, ou écartez celles-ci avec « Entité(s) sélectionnée(s) uniquement ».</translation>
    </message>
    <message>
      <source>the map</source>
      <translation>la carte</translation>
    </message>
    <message>
      <source>No class of '{layer}' ({classes}) is among those of the map ({others}).</source>
      <translation>Aucune classe de « {layer} » ({classes}) n’est parmi celles de la carte ({others}).</translation>
    </message>
    <message>
      <source>Choose the field that holds the map's class names or values.</source>
      <translation>Choisissez le champ qui contient les noms ou les valeurs des classes de la carte.</translation>
    </message>
    <message>
      <source>Map and reference have {count} classes together, {most} is the most.</source>
      <translation>La carte et la référence ont ensemble {count} classes, {most} est le maximum.</translation>
    </message>
    <message>
      <source>The reference raster '{name}' has no coordinate reference system, and the map has one.</source>
      <translation>Le raster de référence « {name} » n’a pas de système de coordonnées de référence, et la carte en a un.</translation>
    </message>
    <message>
      <source>The map has no coordinate reference system, and the reference raster '{name}' has one.</source>
      <translation>La carte n’a pas de système de coordonnées de référence, et le raster de référence « {name} » en a un.</translation>
    </message>
    <message>
      <source>The reference raster '{name}' is in another coordinate reference system than the map.</source>
      <translation>Le raster de référence « {name} » est dans un autre système de coordonnées de référence que la carte.</translation>
    </message>
    <message>
      <source>Warp it to the map's grid first, or set the right one under Layer &gt; Set CRS of Layer(s).</source>
      <translation>Projetez-le d’abord sur la grille de la carte, ou définissez le bon dans Couche &gt; Définir le SCR des couches.</translation>
    </message>
    <message>
      <source>The reference raster '{name}' is not on the grid of the map.</source>
      <translation>Le raster de référence « {name} » n’est pas sur la grille de la carte.</translation>
    </message>
    <message>
      <source>Warp it to the map's grid first.</source>
      <translation>Projetez-le d’abord sur la grille de la carte.</translation>
    </message>
    <message numerus="yes">
      <source>0 is a class of the reference '{name}'; the map holds 0 in {count} pixels and does not say whether it is one there.</source>
      <translation>
        <numerusform>0 est une classe de la référence « {name} » ; la carte a la valeur 0 dans {count} pixel et ne dit pas si c’en est une.</numerusform>
        <numerusform>0 est une classe de la référence « {name} » ; la carte a la valeur 0 dans {count} pixels et ne dit pas si c’en est une.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>0 is a class of the map; the reference '{name}' holds 0 in {count} pixels and does not say whether it is one there.</source>
      <translation>
        <numerusform>0 est une classe de la carte ; la référence « {name} » a la valeur 0 dans {count} pixel et ne dit pas si c’en est une.</numerusform>
        <numerusform>0 est une classe de la carte ; la référence « {name} » a la valeur 0 dans {count} pixels et ne dit pas si c’en est une.</numerusform>
      </translation>
    </message>
    <message>
      <source>Set its nodata value: 0 where 0 means that nothing is known, else a value that is no class, such as 255. Or give the value 0 a name.</source>
      <translation>Définissez sa valeur nodata : 0 si 0 signifie que rien n’est connu, sinon une valeur qui n’est pas une classe, comme 255. Ou donnez un nom à la valeur 0.</translation>
    </message>
    <message numerus="yes">
      <source>The map holds 0 in {count} pixels of the reference; that counts as no class. {how}</source>
      <translation>
        <numerusform>La carte a la valeur 0 dans {count} pixel de la référence ; cela ne compte pas comme une classe. {how}</numerusform>
        <numerusform>La carte a la valeur 0 dans {count} pixels de la référence ; cela ne compte pas comme une classe. {how}</numerusform>
      </translation>
    </message>
    <message>
      <source>No pixel of the class map has a reference in '{layer}'.</source>
      <translation>Aucun pixel de la carte des classes n’a de référence dans « {layer} ».</translation>
    </message>
    <message>
      <source>Check that both show the same place and have the right CRS; for polygons smaller than a pixel choose 'all touched'.</source>
      <translation>Vérifiez que les deux montrent le même lieu et ont le bon SCR ; pour des polygones plus petits qu’un pixel, utilisez tous les pixels touchés.</translation>
    </message>
    <message numerus="yes">
      <source>The map has no class at any of the {count} pixels of the reference '{layer}': it holds 0 or no data there.</source>
      <translation>
        <numerusform>La carte n’a pas de classe au seul pixel de la référence « {layer} » : elle y contient 0 ou une absence de données.</numerusform>
        <numerusform>La carte n’a de classe à aucun des {count} pixels de la référence « {layer} » : elle y contient 0 ou une absence de données.</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a map of the place where the reference is.</source>
      <translation>Choisissez une carte du lieu où se trouve la référence.</translation>
    </message>
    <message>
      <source>'{layer}' has only one class, training needs at least 2 classes.</source>
      <translation>« {layer} » n’a qu’une classe, l’entraînement en demande au moins 2.</translation>
    </message>
    <message>
      <source>Draw some of another class, or choose the field that holds the classes.</source>
      <translation>Dessinez une autre classe, ou choisissez le champ qui contient les classes.</translation>
    </message>
    <message>
      <source>'{layer}' takes no pixel of '{raster_name}': of {features} {causes}.</source>
      <translation>« {layer} » ne prend aucun pixel de « {raster_name} » : {features}, dont {causes}.</translation>
    </message>
    <message numerus="yes">
      <source>{count} classes of '{layer}' have no pixel to train on: {names}.</source>
      <translation>
        <numerusform>Une classe de « {layer} » n’a aucun pixel pour l’entraînement : {names}.</numerusform>
        <numerusform>{count} classes de « {layer} » n’ont aucun pixel pour l’entraînement : {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} labelled pixels without data: left out ({classes}).</source>
      <translation>
        <numerusform>{count} pixel étiqueté est sans données : exclu ({classes}).</numerusform>
        <numerusform>{count} pixels étiquetés sont sans données : exclus ({classes}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} labelled pixels outside the area of interest, masked or without data: left out ({classes}).</source>
      <translation>
        <numerusform>{count} pixel étiqueté est hors de la zone d’intérêt, masqué ou sans données : exclu ({classes}).</numerusform>
        <numerusform>{count} pixels étiquetés sont hors de la zone d’intérêt, masqués ou sans données : exclus ({classes}).</numerusform>
      </translation>
    </message>
    <message>
      <source>The radius around points has no effect: there are no points.</source>
      <translation>Le rayon autour des points est sans effet : il n’y a pas de points.</translation>
    </message>
    <message>
      <source>Taking all pixels that polygons touch has no effect: there are no polygons.</source>
      <translation>Prendre tous les pixels que les polygones touchent est sans effet : il n’y a pas de polygones.</translation>
    </message>
    <message>
      <source>Zones of '{}' with one name are kept apart by the number of their feature: {}. To have them as one, dissolve the layer by that field first.</source>
      <translation>Les zones de « {} » qui portent un même nom sont distinguées par le numéro de leur entité : {}. Pour n’en avoir qu’une, regroupez d’abord la couche selon ce champ.</translation>
    </message>
    <message>
      <source>No zone of '{}' has a place in the coordinate system of the map.</source>
      <translation>Aucune zone de « {} » n’a de place dans le système de coordonnées de la carte.</translation>
    </message>
    <message>
      <source>Cut them to the surroundings of the map, and check the coordinate reference systems of both.</source>
      <translation>Découpez-les aux environs de la carte, et vérifiez les systèmes de coordonnées de référence des deux.</translation>
    </message>
    <message>
      <source>Zones of '{}' that have no place in the coordinate system of the map were left out: {}.</source>
      <translation>Les zones de « {} » qui n’ont pas de place dans le système de coordonnées de la carte ont été laissées de côté : {}.</translation>
    </message>
    <message>
      <source>No feature of '{}' is selected.</source>
      <translation>Aucune entité de « {} » n’est sélectionnée.</translation>
    </message>
    <message>
      <source>Select some of each class, or turn 'Selected features only' off.</source>
      <translation>Sélectionnez-en quelques-unes de chaque classe, ou décochez « Entité(s) sélectionnée(s) uniquement ».</translation>
    </message>
    <message>
      <source>Select some, or turn 'Selected features only' off.</source>
      <translation>Sélectionnez-en quelques-unes, ou décochez « Entité(s) sélectionnée(s) uniquement ».</translation>
    </message>
    <message>
      <source>Text of '{}' looks like UTF-8 that was read as {} ({}). If so, set the encoding UTF-8 under Layer Properties &gt; Source.</source>
      <translation>Le texte de « {} » ressemble à de l’UTF-8 lu comme {} ({}). Si c’est le cas, définissez l’encodage UTF-8 dans Propriétés de la couche &gt; Source.</translation>
    </message>
    <message>
      <source>another encoding</source>
      <translation>un autre encodage</translation>
    </message>
    <message>
      <source>Reading the features of '{}'</source>
      <translation>Lecture des entités de « {} »</translation>
    </message>
    <message>
      <source>Text of '{}' cannot be read with the encoding {}, which it was opened with: '{}'.</source>
      <translation>Le texte de « {} » ne peut pas être lu avec l’encodage {}, avec lequel il a été ouvert : « {} ».</translation>
    </message>
    <message>
      <source>Set the right one under Layer Properties &gt; Source &gt; Data source encoding; {} is that of Western Europe.</source>
      <translation>Définissez le bon dans Propriétés de la couche &gt; Source &gt; Encodage de la source de données ; {} est celui de l’Europe occidentale.</translation>
    </message>
    <message>
      <source>QGIS draws '{}' {} pixels beside where its features are used, by '{}'. To have them used where they are drawn, choose an operation under Project &gt; Properties &gt; Transformations.</source>
      <translation>QGIS dessine « {} » à {} pixels de l’endroit où ses entités sont utilisées, par « {} ». Pour qu’elles soient utilisées là où elles sont dessinées, choisissez une opération dans Projet &gt; Propriétés &gt; Transformations.</translation>
    </message>
    <message>
      <source>{} (not saved)</source>
      <translation>{} (non enregistré)</translation>
    </message>
    <message>
      <source>Stopped: {}</source>
      <translation>Arrêté : {}</translation>
    </message>
    <message>
      <source>Mend its data source, or load it again.</source>
      <translation>Réparez sa source de données, ou chargez-le à nouveau.</translation>
    </message>
    <message>
      <source>'{}' is not a raster that GDAL reads.</source>
      <translation>« {} » n’est pas un raster que GDAL lit.</translation>
    </message>
    <message>
      <source>Save it as GeoTIFF (Export &gt; Save As…) and use that layer.</source>
      <translation>Enregistrez-le au format GeoTIFF (Exporter &gt; Enregistrer sous…) et utilisez cette couche.</translation>
    </message>
    <message>
      <source>Checking the geometries of '{}'</source>
      <translation>Vérification des géométries de « {} »</translation>
    </message>
    <message>
      <source>All classes of '{}' are left out of training.</source>
      <translation>Toutes les classes de « {} » sont exclues de l’entraînement.</translation>
    </message>
    <message>
      <source>Tick two or more of them.</source>
      <translation>Cochez-en au moins deux.</translation>
    </message>
    <message>
      <source>clouds</source>
      <translation>nuages</translation>
    </message>
    <message>
      <source>near clouds</source>
      <translation>près des nuages</translation>
    </message>
    <message>
      <source>cirrus</source>
      <translation>cirrus</translation>
    </message>
    <message>
      <source>thin cirrus</source>
      <translation>cirrus fins</translation>
    </message>
    <message>
      <source>medium cirrus</source>
      <translation>cirrus moyens</translation>
    </message>
    <message>
      <source>thick cirrus</source>
      <translation>cirrus épais</translation>
    </message>
    <message>
      <source>cloud shadows</source>
      <translation>ombres de nuages</translation>
    </message>
    <message>
      <source>haze</source>
      <translation>brume</translation>
    </message>
    <message>
      <source>snow</source>
      <translation>neige</translation>
    </message>
    <message>
      <source>water</source>
      <translation>eau</translation>
    </message>
    <message>
      <source>land</source>
      <translation>terre</translation>
    </message>
    <message>
      <source>background</source>
      <translation>arrière-plan</translation>
    </message>
    <message>
      <source>dark areas</source>
      <translation>zones sombres</translation>
    </message>
    <message>
      <source>unclassified</source>
      <translation>non classé</translation>
    </message>
    <message>
      <source>defects</source>
      <translation>défauts</translation>
    </message>
    <message>
      <source>no data</source>
      <translation>sans données</translation>
    </message>
    <message>
      <source>It is not known which values of the mask '{name}' are to be left out.</source>
      <translation>On ne sait pas quelles valeurs du masque « {name} » sont à exclure.</translation>
    </message>
    <message>
      <source>not {values}</source>
      <translation>sauf {values}</translation>
    </message>
    <message>
      <source>{preset} tells nothing of '{word}'.</source>
      <translation>{preset} ne dit rien de « {word} ».</translation>
    </message>
    <message>
      <source>It tells of: {words}.</source>
      <translation>Il connaît : {words}.</translation>
    </message>
    <message>
      <source>bit {number}</source>
      <translation>bit {number}</translation>
    </message>
    <message>
      <source>'{text}' does not say which values of the mask '{name}' are to be left out.</source>
      <translation>« {text} » ne dit pas quelles valeurs du masque « {name} » sont à exclure.</translation>
    </message>
    <message>
      <source>Give values, such as '3, 8-10', what to keep, such as 'not 4-7', bits, such as 'bits 3, 4', or a quality layer that is known, such as 'scl clouds'. Known are: {names}.</source>
      <translation>Donnez des valeurs, par exemple « 3, 8-10 », ce qui doit rester, par exemple « not 4-7 », des bits, par exemple « bits 3, 4 », ou une couche de qualité connue, par exemple « scl clouds ». Sont connues : {names}.</translation>
    </message>
    <message>
      <source>PyTorch is set up.</source>
      <translation>PyTorch est installé.</translation>
    </message>
    <message>
      <source>Train on polygons or points and map the land cover</source>
      <translation>Entraîner sur des polygones ou des points et cartographier l’occupation du sol</translation>
    </message>
    <message>
      <source>Show the spectra of the classes, and of the pixel under the cursor</source>
      <translation>Afficher les spectres des classes et du pixel sous le curseur</translation>
    </message>
    <message>
      <source>Areas of the classes</source>
      <translation>Surfaces des classes</translation>
    </message>
    <message>
      <source>area,hectares,zonal histogram,zonal statistics,districts,parcels,table,csv,land cover</source>
      <translation>surface,hectares,histogramme zonal,statistiques zonales,districts,parcelles,tableau,csv,occupation du sol</translation>
    </message>
    <message>
      <source>Measures how much each class of a map covers, in pixels, hectares and shares: of the whole map and, where zones are given, of each district, parcel or the like. Pixels in degrees and in Mercator count what they cover on the ground. A map that confuses classes gives them wrong areas: with the report of its accuracy, those of the whole map are also adjusted for confusion, with 95 % intervals (Olofsson et al. 2014). Those of single zones are only counted, for the confusion was measured over the whole map: a zone where two classes are confused more than elsewhere would be adjusted wrongly, and no interval would tell.</source>
      <translation>Mesure ce que couvre chaque classe d’une carte, en pixels, en hectares et en parts : sur toute la carte et, si des zones sont données, dans chaque district, parcelle ou autre. Les pixels en degrés et en Mercator comptent pour ce qu’ils couvrent au sol. Une carte qui confond des classes leur donne de fausses surfaces : avec le rapport de sa précision, celles de toute la carte sont aussi corrigées des confusions, avec des intervalles à 95 % (Olofsson et al. 2014). Celles des zones sont seulement comptées, car la confusion a été mesurée sur toute la carte : une zone où deux classes sont confondues plus qu’ailleurs serait mal corrigée, et aucun intervalle ne le dirait.</translation>
    </message>
    <message>
      <source>The map to measure: a raster of whole numbers, by FreeNet or by other software. 0 is no class, unless the file names it or has another nodata value.</source>
      <translation>La carte à mesurer : un raster de nombres entiers, de FreeNet ou d’un autre logiciel. 0 n’est pas une classe, sauf si le fichier lui donne un nom ou a une autre valeur nodata.</translation>
    </message>
    <message>
      <source>Zones</source>
      <translation>Zones</translation>
    </message>
    <message>
      <source>Polygons to measure in, such as districts or parcels, in any coordinate system. A pixel belongs to the zone that covers its centre; where zones overlap, to each of them. Zones off the map are left out, and of those that reach beyond it counts what lies on it. 'Selected features only' is heeded. Optional: without zones the whole map is measured.</source>
      <translation>Polygones dans lesquels mesurer, comme des districts ou des parcelles, dans n’importe quel système de coordonnées. Un pixel appartient à la zone qui couvre son centre ; là où des zones se chevauchent, à chacune d’elles. Les zones hors de la carte sont laissées de côté, et de celles qui la dépassent compte ce qui s’y trouve. « Entité(s) sélectionnée(s) uniquement » est respecté. Facultatif : sans zones, toute la carte est mesurée.</translation>
    </message>
    <message>
      <source>A row for each zone and class, the whole map first: zone, class, pixels, hectares, share (of what has a class there), and of the whole map adjusted_hectares with low and high, the ends of its 95 % interval, where a report is given. For Excel, LibreOffice and scripts: UTF-8, commas, decimal points. A file that FreeNet has not written is never replaced.</source>
      <translation>Une ligne par zone et par classe, toute la carte d’abord : zone, class, pixels, hectares, share (de ce qui a une classe), et pour toute la carte adjusted_hectares avec low et high, les bornes de son intervalle à 95 %, si un rapport est donné. Pour Excel, LibreOffice et les scripts : UTF-8, virgules, points décimaux. Un fichier que FreeNet n’a pas écrit n’est jamais remplacé.</translation>
    </message>
    <message>
      <source>Name of the zones</source>
      <translation>Nom des zones</translation>
    </message>
    <message>
      <source>The field that names the zones. Empty: they go by the number of their feature. Zones of one name are kept apart by that number.</source>
      <translation>Le champ qui nomme les zones. Vide : elles portent le numéro de leur entité. Les zones de même nom sont distinguées par ce numéro.</translation>
    </message>
    <message>
      <source>Report of the accuracy</source>
      <translation>Rapport de précision</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Rapports</translation>
    </message>
    <message>
      <source>The report of the run that made this map, or of 'Assess a class map' on it: its .json, or the page. The areas of the whole map are adjusted by it. It must be of this very map, pixel for pixel. Optional.</source>
      <translation>Le rapport de l’exécution qui a fait cette carte, ou de son évaluation : son .json, ou la page. Les surfaces de toute la carte sont corrigées d’après lui. Il doit porter sur cette carte même, pixel par pixel. Facultatif.</translation>
    </message>
    <message>
      <source>The zones with the class that covers most of each, its share, and a column with the hectares of every class, coloured as the map. A GeoPackage that brings its style; one that is there keeps its other layers. Without zones there is none.</source>
      <translation>Les zones avec la classe qui en couvre le plus, sa part, et une colonne avec les hectares de chaque classe, aux couleurs de la carte. Un GeoPackage qui apporte son style ; s’il existe déjà, il garde ses autres couches. Sans zones, il n’y en a pas.</translation>
    </message>
    <message>
      <source>Areas by zone</source>
      <translation>Surfaces par zone</translation>
    </message>
    <message>
      <source>There is a field of zones ({}), but no zones ({}).</source>
      <translation>Il y a un champ de zones ({}), mais pas de zones ({}).</translation>
    </message>
    <message>
      <source>Choose the layer that it is of.</source>
      <translation>Choisissez la couche à laquelle il appartient.</translation>
    </message>
    <message>
      <source>{} ha</source>
      <translation>{} ha</translation>
    </message>
    <message>
      <source>Assess a class map</source>
      <translation>Évaluer une carte des classes</translation>
    </message>
    <message>
      <source>accuracy,confusion matrix,kappa,validation,land cover,classification</source>
      <translation>précision,matrice de confusion,kappa,validation,occupation du sol,classification</translation>
    </message>
    <message>
      <source>Compares a class map with reference polygons, points or a reference raster, and reports the confusion matrix, overall accuracy, average accuracy of the classes and kappa, with 95 % intervals from resampling the polygons or points (of a raster, squares of 16 x 16 pixels), areas adjusted for confusion, and the polygons the map disagrees with. Only reference that took no part in training says how good a map is. Classes are matched by name, or by value where the reference has numbers and no name agrees.</source>
      <translation>Compare une carte des classes à des polygones, des points ou un raster de référence, et donne la matrice de confusion, la précision globale, la précision moyenne des classes et kappa, avec des intervalles à 95 % obtenus par rééchantillonnage des polygones ou des points (pour un raster, de carrés de 16 x 16 pixels), les surfaces corrigées de la confusion, et les polygones que la carte contredit. Seule une référence qui n’a pas servi à l’entraînement dit ce que vaut une carte. Les classes sont appariées par leur nom, ou par leur valeur si la référence contient des nombres et qu’aucun nom ne concorde.</translation>
    </message>
    <message>
      <source>The map to judge: a raster of whole numbers, by FreeNet or by other software. 0 is no class, unless the file names it or has another nodata value.</source>
      <translation>La carte à évaluer : un raster de nombres entiers, de FreeNet ou d’un autre logiciel. 0 n’est pas une classe, sauf si le fichier lui donne un nom ou a une autre valeur nodata.</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Référence</translation>
    </message>
    <message>
      <source>What is known to be true: polygons, points, or a raster on the grid of the class map in which no data means unknown, and so does 0, unless the file names it or has another nodata value.</source>
      <translation>Ce qui est connu comme vrai : polygones, points, ou un raster sur la grille de la carte des classes où l’absence de données signifie « inconnu », de même que 0, sauf si le fichier lui donne un nom ou a une autre valeur nodata.</translation>
    </message>
    <message>
      <source>A page with confusion matrix and figures. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Une page avec la matrice de confusion et les chiffres. Les mêmes valeurs dans un .json du même nom, à côté. Facultatif.</translation>
    </message>
    <message>
      <source>Name of the field of the polygons or points that holds the class. Empty: the one that their categorised style shows, else the one that most likely holds classes; the log names it. Not needed for a reference raster.</source>
      <translation>Nom du champ des polygones ou des points qui contient la classe. Vide : celui que montre leur style catégorisé, sinon celui qui contient le plus vraisemblablement les classes ; le journal le nomme. Inutile pour un raster de référence.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was written.</source>
      <translation>Annulé. Rien n’a été écrit.</translation>
    </message>
    <message>
      <source>Change between two maps</source>
      <translation>Changement entre deux cartes</translation>
    </message>
    <message>
      <source>change detection,difference,transition,matrix,gain,loss,land cover,land use,area</source>
      <translation>détection de changement,différence,transition,matrice,gain,perte,occupation du sol,utilisation du sol,surface</translation>
    </message>
    <message>
      <source>Compares two class maps of one place and writes what became what: a raster with a value for each change, such as 'Meadow → Built-up', and a report with the matrix of changes in pixels and hectares, gains and losses. Classes are matched by name, so their values and order may differ, and so may grid and coordinate system. Where the accuracy of both maps was measured, the report has areas with 95 % intervals (Olofsson et al. 2014) and says which changes are larger than the errors of the maps.</source>
      <translation>Compare deux cartes des classes d’un même lieu et écrit ce qui est devenu quoi : un raster avec une valeur pour chaque changement, par exemple « Prairie → Bâti », et un rapport avec la matrice des changements en pixels et en hectares, les gains et les pertes. Les classes sont appariées par leur nom ; leurs valeurs et leur ordre peuvent donc différer, de même que la grille et le système de coordonnées. Là où la précision des deux cartes a été mesurée, le rapport donne des surfaces avec des intervalles à 95 % (Olofsson et al. 2014) et dit quels changements dépassent les erreurs des cartes.</translation>
    </message>
    <message>
      <source>Class map before</source>
      <translation>Carte des classes avant</translation>
    </message>
    <message>
      <source>The earlier map, one band of whole numbers, with names. Its grid is that of the result.</source>
      <translation>La carte la plus ancienne, une bande de nombres entiers, avec des noms. Sa grille est celle du résultat.</translation>
    </message>
    <message>
      <source>Class map after</source>
      <translation>Carte des classes après</translation>
    </message>
    <message>
      <source>The later map. On another grid or in another coordinate system it is laid on the first by the nearest pixel.</source>
      <translation>La carte la plus récente. Sur une autre grille ou dans un autre système de coordonnées, elle est posée sur la première par le pixel le plus proche.</translation>
    </message>
    <message>
      <source>Report on the map before</source>
      <translation>Rapport sur la carte avant</translation>
    </message>
    <message>
      <source>Report on the map after</source>
      <translation>Rapport sur la carte après</translation>
    </message>
    <message>
      <source>A page with the matrix of changes, gains and losses of each class, and areas with intervals where the accuracy of both maps is known. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Une page avec la matrice des changements, les gains et les pertes de chaque classe et, là où la précision des deux cartes est connue, des surfaces avec des intervalles. La même chose en nombres dans un .json du même nom à côté. Facultatif.</translation>
    </message>
    <message>
      <source>Share that changed (0 to 1)</source>
      <translation>Part qui a changé (0 à 1)</translation>
    </message>
    <message>
      <source>The report that tells the accuracy of this map, .html or .json, as 'Assess a class map' and training write it. Empty: the one of the same name beside the map, if there is any.</source>
      <translation>Le rapport qui donne la précision de cette carte, .html ou .json, tel que l’écrivent « Évaluer une carte des classes » et l’entraînement. Vide : celui du même nom à côté de la carte, s’il existe.</translation>
    </message>
    <message>
      <source>What changed, a GeoTIFF on the grid of the map before, with names and colours that no class has: 1 is unchanged, from 2 on each change has a value, those with most pixels first, 0 is no data in one of the maps. Of more than 254 kinds of change the smallest share the value 255.</source>
      <translation>Ce qui a changé, un GeoTIFF sur la grille de la carte avant, avec des noms et des couleurs qu’aucune classe n’a : 1 est inchangé, à partir de 2 chaque changement a une valeur, les plus grands d’abord, 0 veut dire pas de données dans l’une des cartes. Au-delà de 254 sortes de changement, les plus petites partagent la valeur 255.</translation>
    </message>
    <message>
      <source>Changes</source>
      <translation>Changements</translation>
    </message>
    <message>
      <source>label errors,mislabelled,training,polygons,cross-validation,quality,confident learning</source>
      <translation>erreurs d’étiquetage,mal étiqueté,entraînement,polygones,validation croisée,qualité,confident learning</translation>
    </message>
    <message>
      <source>Finds training polygons, lines and points that may carry a wrong label. Whole ones are held out in turn; classifiers of single spectra, trained on the others, say what they take each for, and so do the spectra of others that are most like its own. The most suspicious comes first. What is rare or unlike the rest comes early too, so look before you change a label. The only one of a class cannot be checked.</source>
      <translation>Trouve les polygones, lignes et points d’entraînement qui pourraient porter une étiquette fausse. Des entités entières sont réservées tour à tour à la validation ; des classifieurs de spectres isolés, entraînés sur les autres, disent pour quoi ils prennent chacune d’elles, de même que les spectres d’autres entités qui ressemblent le plus aux siens. La plus suspecte vient en premier. Ce qui est rare ou différent du reste vient tôt aussi : regardez avant de changer une étiquette. L’unique entité d’une classe ne peut pas être vérifiée.</translation>
    </message>
    <message>
      <source>The same seed, inputs and device give the same ranking again; another seed holds out other groups.</source>
      <translation>La même graine, les mêmes entrées et le même matériel redonnent le même classement ; une autre graine réserve d’autres groupes.</translation>
    </message>
    <message>
      <source>Checked training data</source>
      <translation>Données d’entraînement vérifiées</translation>
    </message>
    <message>
      <source>The polygons, lines or points in the raster's coordinate system with suspicion (1 is the most suspicious), feature (its id in the training layer), class, mapped_as (what most of its pixels are taken for), agreement (share of pixels taken for what the label says), own_probability (mean probability of the label), neighbours_agreement (share of the most similar spectra of others that have the same label) and remark. A GeoPackage that brings its style; one that is there keeps its other layers.</source>
      <translation>Les polygones, lignes ou points dans le SCR du raster, avec suspicion (1 est le plus suspect), feature (son identifiant dans la couche d’entraînement), class, mapped_as (ce pour quoi la plupart de ses pixels sont pris), agreement (part des pixels reconnus conformes à l’étiquette), own_probability (probabilité moyenne de l’étiquette), neighbours_agreement (part des spectres les plus semblables d’autres entités qui ont la même étiquette) et remark. Un GeoPackage qui apporte son style ; s’il existe déjà, il garde ses autres couches.</translation>
    </message>
    <message>
      <source>Classify with a model</source>
      <translation>Classer avec un modèle</translation>
    </message>
    <message>
      <source>hyperspectral,multispectral,land cover,classification,deep learning,prediction,model</source>
      <translation>hyperspectral,multispectral,occupation du sol,classification,apprentissage profond,prédiction,modèle</translation>
    </message>
    <message>
      <source>Classifies a raster with a model that 'Train a model' or 'Train and classify' saved. Class values, names and colours are those of the training data. Another scene than the one it was trained on will do, if it has the bands; where its values leave those of the training scene, the log warns.</source>
      <translation>Classe un raster avec un modèle enregistré par « Entraîner un modèle » ou « Entraîner et classer ». Valeurs, noms et couleurs des classes sont ceux des données d’entraînement. Une autre scène que celle de l’entraînement convient, si elle a les mêmes bandes ; là où ses valeurs sortent de celles de la scène d’entraînement, le journal avertit.</translation>
    </message>
    <message>
      <source>The image to classify, a file with the bands that the model was trained on: at the same wavelengths or close neighbours, in any order and among others. Without wavelengths names count, else positions.</source>
      <translation>L’image à classer, un fichier contenant les bandes sur lesquelles le modèle a été entraîné : aux mêmes longueurs d’onde ou à de proches voisines, dans un ordre quelconque et parmi d’autres. Sans longueurs d’onde, les noms comptent, sinon les positions.</translation>
    </message>
    <message>
      <source>Statistics of a huge scene</source>
      <translation>Statistiques d’une scène immense</translation>
    </message>
    <message>
      <source>The network looks at the whole scene. exact: a scene that does not fit into memory gives the same map as if it did, in several passes. approximate: a sixteenth of it stands for all in the first passes; the log says how many pixels that may change. Of no account for other scenes.</source>
      <translation>Le réseau regarde la scène entière. exact : une scène qui ne tient pas en mémoire donne la même carte que si elle y tenait, en plusieurs passes. approximate : un seizième représente le tout dans les premières passes ; le journal dit combien de pixels cela peut changer. Sans effet pour les autres scènes.</translation>
    </message>
    <message>
      <source>A page with the areas of the classes, the warnings and how the map was made. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Une page avec les surfaces des classes, les avertissements et la façon dont la carte a été faite. La même chose en chiffres dans un .json du même nom à côté. Facultatif.</translation>
    </message>
    <message>
      <source>Class field of '{}': '{}'.</source>
      <translation>Champ de classe de « {} » : « {} ».</translation>
    </message>
    <message>
      <source>Text of '{}' is not in the encoding {}, which it was opened with; it was read as {}. Where letters are wrong, write the right encoding into a file with the ending .cpg beside it.</source>
      <translation>Le texte de « {} » n’est pas dans l’encodage {}, avec lequel il a été ouvert ; il a été lu comme {}. Si des lettres sont fausses, écrivez le bon encodage dans un fichier d’extension .cpg à côté.</translation>
    </message>
    <message>
      <source>Clean a class map</source>
      <translation>Nettoyer une carte des classes</translation>
    </message>
    <message>
      <source>generalize,sieve,minimum mapping unit,majority filter,salt and pepper,noise,smooth,post-classification</source>
      <translation>généraliser,tamis,unité minimale de cartographie,filtre majoritaire,poivre et sel,bruit,lisser,post-classification</translation>
    </message>
    <message>
      <source>Takes the noise out of a class map, which is called generalisation: patches below a smallest size go to their largest neighbour, each pixel takes the class of the most around it, or class probabilities are smoothed along the edges of the image, so that roads and brooks stay. Grid, names, colours and no data stay as they are. With a reference that nothing was trained on, the report shows accuracy and areas before and after.</source>
      <translation>Enlève le bruit d’une carte des classes, ce qui s’appelle la généralisation : les taches au-dessous d’une taille minimale passent à leur plus grand voisin, chaque pixel prend la classe de la plupart de ceux qui l’entourent, ou les probabilités des classes sont lissées le long des contours de l’image, de sorte que routes et ruisseaux restent. La grille, les noms, les couleurs et les pixels sans données restent tels quels. Avec une référence sur laquelle rien n’a été entraîné, le rapport montre précision et surfaces avant et après.</translation>
    </message>
    <message>
      <source>The map to clean: a raster of whole numbers, by FreeNet or by other software. 0 is no class, unless the file names it or has another nodata value; pixels without a class stay so and give nothing to others.</source>
      <translation>La carte à nettoyer : un raster de nombres entiers, de FreeNet ou d’un autre logiciel. 0 n’est pas une classe, à moins que le fichier ne le nomme ou n’ait une autre valeur nodata ; les pixels sans classe le restent et ne donnent rien aux autres.</translation>
    </message>
    <message>
      <source>A page with areas and, with a reference, accuracy before and after. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Une page avec les surfaces et, avec une référence, la précision avant et après. La même chose en nombres dans un .json du même nom à côté. Facultatif.</translation>
    </message>
    <message>
      <source>Patches that are gone</source>
      <translation>Taches disparues</translation>
    </message>
    <message>
      <source>Pixels with another class</source>
      <translation>Pixels d’une autre classe</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Méthode</translation>
    </message>
    <message>
      <source>sieve: only patches below the smallest size go; all else stays as it is. majority: each pixel takes the class of the most in a window around it, its own where several are the most; rounds off corners and takes away thin things. probabilities: class probabilities are smoothed along the edges of the image (guided filter), and each pixel takes the likeliest class: noise goes, thin things that the image shows stay.</source>
      <translation>sieve (tamis) : seules les taches au-dessous de la taille minimale disparaissent ; tout le reste demeure. majority (majorité) : chaque pixel prend la classe la plus fréquente dans une fenêtre autour de lui, la sienne en cas d’égalité ; arrondit les angles et enlève ce qui est mince. probabilities (probabilités) : les probabilités des classes sont lissées le long des contours de l’image (filtre guidé), et chaque pixel prend la classe la plus probable : le bruit disparaît, ce qui est mince et que l’image montre reste.</translation>
    </message>
    <message>
      <source>Smallest patch (minimum mapping unit)</source>
      <translation>Plus petite tache (unité minimale de cartographie)</translation>
    </message>
    <message>
      <source>Patches smaller than this take the class of their largest neighbour; none is left but where no data is all around. Empty: {} pixels with sieve, and with the other methods none goes for its size. Optional.</source>
      <translation>Les taches plus petites prennent la classe de leur plus grand voisin ; il n’en reste que là où tout autour il n’y a pas de données. Vide : {} pixels avec sieve, et avec les autres méthodes aucune ne disparaît pour sa taille. Facultatif.</translation>
    </message>
    <message>
      <source>Unit of the smallest patch</source>
      <translation>Unité de la plus petite tache</translation>
    </message>
    <message>
      <source>pixels or hectares. Hectares are those on the ground, also of maps in degrees, whose pixels shrink towards the poles.</source>
      <translation>pixels ou hectares. Les hectares sont ceux du terrain, aussi pour les cartes en degrés, dont les pixels rétrécissent vers les pôles.</translation>
    </message>
    <message>
      <source>Neighbours of a pixel</source>
      <translation>Voisins d’un pixel</translation>
    </message>
    <message>
      <source>4: pixels of one patch touch at their sides. 8: at their corners as well.</source>
      <translation>4 : les pixels d’une tache se touchent par les côtés. 8 : par les coins aussi.</translation>
    </message>
    <message>
      <source>Radius of the window (pixels)</source>
      <translation>Rayon de la fenêtre (pixels)</translation>
    </message>
    <message>
      <source>Of majority and probabilities: 1 is a window of 3 x 3 pixels, 2, the default, one of 5 x 5.</source>
      <translation>Pour majority et probabilities : 1 est une fenêtre de 3 x 3 pixels, 2, la valeur par défaut, une de 5 x 5.</translation>
    </message>
    <message>
      <source>For the method probabilities: the raster that 'Train and classify' or 'Classify with a model' writes as class probabilities, a band for each class, on the grid of the map. Optional.</source>
      <translation>Pour la méthode probabilities : le raster que « Entraîner et classer » ou « Classer avec un modèle » écrit comme probabilités des classes, une bande par classe, sur la grille de la carte. Facultatif.</translation>
    </message>
    <message>
      <source>For the method probabilities: what was classified, on the grid of the map. Optional.</source>
      <translation>Pour la méthode probabilities : ce qui a été classé, sur la grille de la carte. Facultatif.</translation>
    </message>
    <message>
      <source>To measure what cleaning does to the accuracy: polygons, points, or a raster on the grid of the map, of what is known to be true. Only reference that took no part in training says how good a map is. Optional; needs PyTorch.</source>
      <translation>Pour mesurer l’effet du nettoyage sur la précision : polygones, points ou raster sur la grille de la carte, dont on connaît la vérité. Seule une référence qui n’a pas servi à l’entraînement dit ce que vaut une carte. Facultatif ; demande PyTorch.</translation>
    </message>
    <message>
      <source>Name of the field of the reference polygons or points that holds the class. Empty: the one that their categorised style shows, else the one that most likely holds classes; the log names it.</source>
      <translation>Nom du champ des polygones ou points de référence qui contient la classe. Vide : celui de leur style catégorisé, sinon celui qui contient le plus probablement des classes ; le journal le nomme.</translation>
    </message>
    <message>
      <source>Cleaned class map</source>
      <translation>Carte des classes nettoyée</translation>
    </message>
    <message>
      <source>A GeoTIFF on exactly the grid of the map, with its class names and colours, also of classes that are gone, and its nodata value.</source>
      <translation>Un GeoTIFF exactement sur la grille de la carte, avec ses noms et couleurs de classes, aussi des classes disparues, et sa valeur nodata.</translation>
    </message>
    <message>
      <source>The method '{}' looks at the map alone, at no probabilities and no image.</source>
      <translation>La méthode « {} » ne regarde que la carte, ni probabilités ni image.</translation>
    </message>
    <message>
      <source>Hand a class map on</source>
      <translation>Transmettre une carte des classes</translation>
    </message>
    <message>
      <source>cog,cloud optimized geotiff,stac,catalogue,export,arcgis,share,land cover</source>
      <translation>cog,cloud optimized geotiff,stac,catalogue,export,arcgis,partager,occupation du sol</translation>
    </message>
    <message>
      <source>Copies a class map, of FreeNet or of other software, pixel by pixel as a cloud-optimised GeoTIFF (COG): programs that show it over a network read only what they show. Names and colours of its classes go with it, in the file and beside it, for QGIS, GDAL and ArcGIS. On request an item for a SpatioTemporal Asset Catalog (STAC) tells where and when it is of, and its classes.</source>
      <translation>Copie une carte des classes, de FreeNet ou d’un autre logiciel, pixel par pixel en Cloud Optimized GeoTIFF (COG) : les programmes qui la montrent par un réseau ne lisent que ce qu’ils montrent. Les noms et les couleurs des classes l’accompagnent, dans le fichier et à côté, pour QGIS, GDAL et ArcGIS. Sur demande, un item pour un SpatioTemporal Asset Catalog (STAC) dit d’où et de quand elle est, et ses classes.</translation>
    </message>
    <message>
      <source>The map to hand on: a raster of whole numbers, by FreeNet or by other software, with one band. Or the confidence, probabilities or novelty that FreeNet wrote with one.</source>
      <translation>La carte à transmettre : un raster de nombres entiers à une bande, de FreeNet ou d’un autre logiciel. Ou la confiance, les probabilités ou la nouveauté que FreeNet a écrites avec une carte.</translation>
    </message>
    <message>
      <source>Day of the image</source>
      <translation>Jour de l’image</translation>
    </message>
    <message>
      <source>When the image of the map was taken, for the STAC item: a day as 2021-06-04, or the first and the last of several with a slash between them, as 2021-06-04/2021-07-10.</source>
      <translation>Quand l’image de la carte a été prise, pour l’item STAC : un jour comme 2021-06-04, ou le premier et le dernier de plusieurs séparés par une barre oblique, comme 2021-06-04/2021-07-10.</translation>
    </message>
    <message>
      <source>Copy of the map</source>
      <translation>Copie de la carte</translation>
    </message>
    <message>
      <source>A GeoTIFF that is a valid COG, with overviews in it; a style and attribute tables lie beside it.</source>
      <translation>Un GeoTIFF qui est un COG valide, avec des aperçus ; un style et des tables d’attributs sont à côté.</translation>
    </message>
    <message>
      <source>STAC item</source>
      <translation>Item STAC</translation>
    </message>
    <message>
      <source>An item for a catalogue (.json), by STAC 1.1 with the extensions classification and projection; put it beside the map. A file that FreeNet has not written is never replaced. Optional; needs the day.</source>
      <translation>Un item pour un catalogue (.json), selon STAC 1.1 avec les extensions classification et projection ; à mettre à côté de la carte. Un fichier que FreeNet n’a pas écrit n’est jamais remplacé. Facultatif ; le jour est nécessaire.</translation>
    </message>
    <message>
      <source>There is a day of the image ({}), but no STAC item ({}) to tell it.</source>
      <translation>Il y a un jour de l’image ({}), mais pas d’item STAC ({}) pour l’indiquer.</translation>
    </message>
    <message>
      <source>Name the item, or leave the day out.</source>
      <translation>Nommez l’item ou omettez le jour.</translation>
    </message>
    <message>
      <source>The bands to train on; empty for all but those that the file marks as bad. Parts between commas: numbers (1-10, 20), ranges of wavelengths (450-900 nm, 0.45-0.9 µm), names, in which * stands for any characters and ? for one (B8, 2021*); in quotation marks where a name holds a comma or looks like a number. ! or - before a part leaves its bands out (!B1, -940-960 nm); if all parts do, they leave them out of all good bands. A bad band is used where its number or whole name is given. A model finds its bands by itself wherever it is applied. Optional.</source>
      <translation>Les bandes de l’entraînement ; vide pour toutes sauf celles que le fichier marque comme mauvaises. Éléments entre virgules : numéros (1-10, 20), intervalles de longueurs d’onde (450-900 nm, 0.45-0.9 µm), noms, où * tient lieu de caractères quelconques et ? d’un seul (B8, 2021*) ; entre guillemets si un nom contient une virgule ou ressemble à un nombre. ! ou - devant un élément exclut ses bandes (!B1, -940-960 nm) ; si tous les éléments excluent, c’est de toutes les bonnes bandes. Une mauvaise bande est utilisée si son numéro ou son nom entier est donné. Un modèle trouve lui-même ses bandes partout où il est appliqué. Facultatif.</translation>
    </message>
    <message>
      <source>The day on which each raster of the image was taken, in their order, such as 2021-06-04, 2021-07-10; - where the file is to tell; of a single raster also one for each band. Empty: what metadata and names tell. By month and day a model of several dates finds those of another year. Optional.</source>
      <translation>Le jour de prise de chaque raster de l’image, dans l’ordre, par exemple 2021-06-04, 2021-07-10 ; - si le fichier doit le dire ; pour un seul raster aussi un par bande. Vide : ce que disent métadonnées et noms. Par mois et jour, un modèle de plusieurs dates trouve celles d’une autre année. Facultatif.</translation>
    </message>
    <message>
      <source>Dates</source>
      <translation>Dates de prise de vue</translation>
    </message>
    <message>
      <source>More rasters whose bands follow on those of the raster above, as one image: other dates, heights, bands of another resolution. The raster above gives the grid; the others are laid on it while they are read, and need not have its coordinate reference system. Each keeps its own nodata, scale, wavelengths and bad bands. A pixel that one of them lacks has no data. A model wants the rasters that it was trained on, by name or in the same order. Optional.</source>
      <translation>D’autres rasters dont les bandes suivent celles du raster ci-dessus et forment avec elles une image : autres dates, altitudes, bandes d’une autre résolution. Le raster ci-dessus donne la grille ; les autres y sont placés pendant la lecture, et peuvent avoir un autre système de coordonnées. Chacun garde ses valeurs nodata, son échelle, ses longueurs d’onde et ses mauvaises bandes. Un pixel qui manque à l’un d’eux est sans données. Un modèle veut les rasters sur lesquels il a été entraîné, par leur nom ou dans le même ordre. Facultatif.</translation>
    </message>
    <message>
      <source>Further rasters of the image</source>
      <translation>Rasters supplémentaires de l’image</translation>
    </message>
    <message>
      <source>How the further rasters are laid on the grid, where their pixels are not its own: a word for each in their order, or one for all, parted by commas. bilinear interpolates; nearest does not, for classes and bits; auto: nearest where raster or style show classes, else bilinear. Empty is auto for all.</source>
      <translation>Comment les rasters supplémentaires sont placés sur la grille, là où leurs pixels ne sont pas les siens : un mot pour chacun dans leur ordre, ou un pour tous, séparés par des virgules. bilinear interpole ; nearest ne le fait pas, pour des classes et des bits ; auto : nearest là où le raster ou son style montrent des classes, sinon bilinear. Vide : auto pour tous.</translation>
    </message>
    <message>
      <source>Resampling of the further rasters</source>
      <translation>Rééchantillonnage des rasters supplémentaires</translation>
    </message>
    <message>
      <source>'{}' ({}) has {} cells, which is not three a row.</source>
      <translation>« {} » ({}) a {} cellules, ce qui ne fait pas trois par ligne.</translation>
    </message>
    <message>
      <source>Give raster, training data and class field of each scene.</source>
      <translation>Indiquez le raster, les données d’entraînement et le champ de classe de chaque scène.</translation>
    </message>
    <message>
      <source>raster</source>
      <translation>couche raster</translation>
    </message>
    <message>
      <source>layer of features</source>
      <translation>couche vectorielle</translation>
    </message>
    <message>
      <source>Among the further scenes, '{}' is no {} that can be loaded.</source>
      <translation>Parmi les autres scènes, « {} » ne peut pas être chargé comme {}.</translation>
    </message>
    <message>
      <source>Give the name of a layer of the project, or a file.</source>
      <translation>Indiquez le nom d’une couche du projet, ou un fichier.</translation>
    </message>
    <message>
      <source>About a model</source>
      <translation>À propos d’un modèle</translation>
    </message>
    <message>
      <source>model,bands,wavelengths,classes,accuracy,card,information</source>
      <translation>modèle,bandes,longueurs d’onde,classes,précision,fiche,informations</translation>
    </message>
    <message>
      <source>Tells what a model file says about itself: its bands with wavelengths and widths, its classes, where, when and on what it was trained, by which version, and how accurate it was there. A file that was damaged or changed is refused. Works without PyTorch, and nothing in the file is ever executed.</source>
      <translation>Dit ce qu’un fichier de modèle contient sur lui-même : ses bandes avec longueurs d’onde et largeurs, ses classes, où, quand et sur quoi il a été entraîné, par quelle version, et quelle était sa précision. Un fichier endommagé ou modifié est refusé. Fonctionne sans PyTorch, et rien de ce que contient le fichier n’est jamais exécuté.</translation>
    </message>
    <message>
      <source>A page with all of it, every band and every class included. Optional.</source>
      <translation>Une page avec tout cela, chaque bande et chaque classe comprises. Facultatif.</translation>
    </message>
    <message>
      <source>Number of bands</source>
      <translation>Nombre de bandes</translation>
    </message>
    <message>
      <source>Number of classes</source>
      <translation>Nombre de classes</translation>
    </message>
    <message>
      <source>Names of the classes, one a line</source>
      <translation>Noms des classes, un par ligne</translation>
    </message>
    <message>
      <source>Training raster</source>
      <translation>Raster d’entraînement</translation>
    </message>
    <message>
      <source>Reference system of the training raster</source>
      <translation>Système de référence du raster d’entraînement</translation>
    </message>
    <message>
      <source>When it was trained (UTC)</source>
      <translation>Date de l’entraînement (UTC)</translation>
    </message>
    <message>
      <source>Version of FreeNet for QGIS that wrote it</source>
      <translation>Version de FreeNet pour QGIS qui l’a écrit</translation>
    </message>
    <message>
      <source>Scripts give the word, as in {}={}.</source>
      <translation>Les scripts donnent le mot, comme dans {}={}.</translation>
    </message>
    <message>
      <source>Where to compute. auto takes the best there is: an NVIDIA graphics card, a Mac's graphics processor, an Intel graphics card, else the CPU. cuda, mps, xpu and cpu ask for one of these, and the run stops if it is not there.</source>
      <translation>Où calculer. auto prend le meilleur matériel disponible : une carte graphique NVIDIA, le processeur graphique d’un Mac, une carte graphique Intel, sinon le processeur (CPU). cuda, mps, xpu et cpu exigent l’un d’eux, et l’exécution s’arrête s’il est absent.</translation>
    </message>
    <message>
      <source>Yes: every pixel that a polygon touches belongs to it, for polygons smaller than a pixel. No, the default: only pixels whose centre lies inside.</source>
      <translation>Oui : chaque pixel qu’un polygone touche lui appartient, pour des polygones plus petits qu’un pixel. Non, par défaut : seulement les pixels dont le centre est à l’intérieur.</translation>
    </message>
    <message>
      <source>The model, a .safetensors file written by FreeNet. Nothing in it is ever executed.</source>
      <translation>Le modèle, un fichier .safetensors écrit par FreeNet. Rien de ce qu’il contient n’est jamais exécuté.</translation>
    </message>
    <message>
      <source>The trained network, a .safetensors file, for 'Classify with a model' on this scene or another.</source>
      <translation>Le réseau entraîné, un fichier .safetensors, pour « Classer avec un modèle » sur cette scène ou une autre.</translation>
    </message>
    <message>
      <source>A page with accuracy, confusion matrix and all that the run was made with. The same as numbers in a .json of the same name beside it. Optional.</source>
      <translation>Une page avec la précision, la matrice de confusion et tout ce qui a servi à l’exécution. Les mêmes valeurs dans un .json du même nom, à côté. Facultatif.</translation>
    </message>
    <message>
      <source>Overall accuracy (0 to 1)</source>
      <translation>Précision globale (0 à 1)</translation>
    </message>
    <message>
      <source>Average accuracy of the classes (0 to 1)</source>
      <translation>Précision moyenne des classes (0 à 1)</translation>
    </message>
    <message>
      <source>Kappa (-1 to 1)</source>
      <translation>Kappa (-1 à 1)</translation>
    </message>
    <message>
      <source>Reading the model '{}'</source>
      <translation>Lecture du modèle « {} »</translation>
    </message>
    <message>
      <source>'{}' ({}) is not given.</source>
      <translation>« {} » ({}) n’est pas indiqué.</translation>
    </message>
    <message>
      <source>Choose a layer or a file.</source>
      <translation>Choisissez une couche ou un fichier.</translation>
    </message>
    <message>
      <source>'{}', given as '{}' ({}), is not there or is no such layer.</source>
      <translation>« {} », indiqué comme « {} » ({}), n’existe pas ou n’est pas une telle couche.</translation>
    </message>
    <message>
      <source>Check the path, or choose another layer.</source>
      <translation>Vérifiez le chemin, ou choisissez une autre couche.</translation>
    </message>
    <message>
      <source>Step {}: loss {}</source>
      <translation>Itération {} : perte {}</translation>
    </message>
    <message>
      <source>There are values of a mask ({}), but no mask ({}).</source>
      <translation>Il y a des valeurs d’un masque ({}), mais pas de masque ({}).</translation>
    </message>
    <message>
      <source>Choose the raster that they are of.</source>
      <translation>Choisissez le raster auquel elles appartiennent.</translation>
    </message>
    <message>
      <source>Among the further rasters of the image, '{}' is no raster that can be loaded.</source>
      <translation>Parmi les rasters supplémentaires de l’image, « {} » n’est pas un raster qui puisse être chargé.</translation>
    </message>
    <message>
      <source>Suggest new training data</source>
      <translation>Proposer de nouvelles données d’entraînement</translation>
    </message>
    <message>
      <source>active learning,uncertainty,margin,training,polygons,sampling,probabilities</source>
      <translation>apprentissage actif,incertitude,marge,entraînement,polygones,échantillonnage,probabilités</translation>
    </message>
    <message>
      <source>Finds places where a new training polygon or point would help most: where two classes are nearly equally likely, not in a single pixel but over 5 x 5 of them, spread over the scene and away from the training data there are. Each place is a point with its rank and the two classes in dispute. Look at the image there, draw what it is, and train again.</source>
      <translation>Trouve les lieux où un nouveau polygone ou point d’entraînement serait le plus utile : là où deux classes sont presque aussi probables l’une que l’autre, non sur un seul pixel mais sur 5 x 5, en des lieux répartis sur la scène et loin des données existantes. Chaque lieu est un point avec son rang et les deux classes en concurrence. Regardez-y l’image, dessinez ce qui s’y trouve, et entraînez à nouveau.</translation>
    </message>
    <message>
      <source>The raster that 'Train and classify' or 'Classify with a model' writes as class probabilities: a band for each class, named as the class, values 0 to 1.</source>
      <translation>Le raster que « Entraîner et classer » ou « Classer avec un modèle » écrit comme probabilités des classes : une bande par classe, portant son nom, valeurs de 0 à 1.</translation>
    </message>
    <message>
      <source>Training data there are</source>
      <translation>Données d’entraînement existantes</translation>
    </message>
    <message>
      <source>Nothing is suggested on these polygons, lines or points, nor within 5 pixels of them. Optional.</source>
      <translation>Rien n’est proposé sur ces polygones, lignes ou points, ni à moins de 5 pixels d’eux. Facultatif.</translation>
    </message>
    <message>
      <source>Number of places</source>
      <translation>Nombre de lieux</translation>
    </message>
    <message>
      <source>How many places to suggest; fewer are found where there is no room for so many.</source>
      <translation>Combien de lieux proposer ; il y en a moins là où la place manque.</translation>
    </message>
    <message>
      <source>The raster that the same run wrote as novelty. With it the first places, up to half, are of another kind: their spectra are unlike the training data, perhaps a class that nobody has drawn. At all others classes are disputed. Optional.</source>
      <translation>Le raster que la même exécution a écrit comme nouveauté. Avec lui, les premiers lieux, jusqu’à la moitié, sont d’un autre genre : leurs spectres diffèrent des données d’entraînement, peut-être une classe que personne n’a dessinée. Dans tous les autres, les classes sont en litige. Facultatif.</translation>
    </message>
    <message>
      <source>Distance between places</source>
      <translation>Distance entre les lieux</translation>
    </message>
    <message>
      <source>No two places lie closer together than this, in units of the raster's coordinate system. 0, the default: a twentieth of the scene's diagonal.</source>
      <translation>Deux lieux ne sont jamais plus proches que cela, en unités du SCR du raster. 0, par défaut : un vingtième de la diagonale de la scène.</translation>
    </message>
    <message>
      <source>Suggested places</source>
      <translation>Lieux proposés</translation>
    </message>
    <message>
      <source>Points with rank, margin (difference of the two highest probabilities; the smaller, the more a label helps), class_1, probability_1, class_2 and probability_2, all means over 5 x 5 pixels; with novelty also kind (unlike the training data, or disputed) and novelty. A GeoPackage that brings its style; one that is there keeps its other layers.</source>
      <translation>Des points avec rank, margin (différence des deux plus hautes probabilités ; plus elle est petite, plus une étiquette aide), class_1, probability_1, class_2 et probability_2, toutes des moyennes sur 5 x 5 pixels ; avec la nouveauté aussi kind (unlike : diffère des données d’entraînement, ou disputed : en litige) et novelty. Un GeoPackage qui apporte son style ; s’il existe déjà, il garde ses autres couches.</translation>
    </message>
    <message>
      <source>Class map to polygons</source>
      <translation>Carte des classes en polygones</translation>
    </message>
    <message>
      <source>polygonize,vectorize,raster to vector,outlines,smooth,land cover,area,hectares</source>
      <translation>polygoniser,vectoriser,raster vers vecteur,contours,lisser,occupation du sol,surface,hectares</translation>
    </message>
    <message>
      <source>Makes a layer of polygons of a class map, one for each patch of pixels of a class that hang together at their sides, with class, area and mean confidence, in the colours of the map. Outlines can be smoothed: neighbours keep one common line, without gaps or overlaps, and it stays within half a pixel of where the map has it. All polygons are valid. A noisy map makes very many: clean it first.</source>
      <translation>Fait d’une carte des classes une couche de polygones, un pour chaque tache de pixels d’une classe qui se tiennent par leurs côtés, avec la classe, la surface et la confiance moyenne, dans les couleurs de la carte. Les contours peuvent être lissés : les voisins gardent une ligne commune, sans vides ni chevauchements, et elle reste à moins d’un demi-pixel de l’endroit où la carte l’a. Tous les polygones sont valides. Une carte bruitée en donne énormément : nettoyez-la d’abord.</translation>
    </message>
    <message>
      <source>A raster of whole numbers 0 to 255, by FreeNet or by other software. 0 is no class, unless the file names it or has another nodata value. Where there is no class, there is no polygon.</source>
      <translation>Un raster de nombres entiers de 0 à 255, de FreeNet ou d’un autre logiciel. 0 n’est pas une classe, sauf si le fichier la nomme ou a une autre valeur nodata. Où il n’y a pas de classe, il n’y a pas de polygone.</translation>
    </message>
    <message>
      <source>The confidence that was written with the map, on the same pixels; each polygon gets the mean of its pixels. Optional.</source>
      <translation>La confiance qui a été écrite avec la carte, sur les mêmes pixels ; chaque polygone reçoit la moyenne de ses pixels. Facultatif.</translation>
    </message>
    <message>
      <source>Smoothing</source>
      <translation>Lissage</translation>
    </message>
    <message>
      <source>How much outlines are smoothed, 0 to {most}. 0, the default, keeps the sides of pixels. Points where three or more polygons meet stay, as does the edge of the raster. Polygons of a pixel or two become smaller and their neighbours larger; areas are those of the smoothed polygons.</source>
      <translation>À quel point les contours sont lissés, de 0 à {most}. 0, par défaut, garde les côtés des pixels. Les points où trois polygones ou plus se rencontrent restent, de même que le bord du raster. Les polygones d’un ou deux pixels rapetissent et leurs voisins grandissent ; les surfaces sont celles des polygones lissés.</translation>
    </message>
    <message>
      <source>Polygons</source>
      <translation>Polygones</translation>
    </message>
    <message>
      <source>Polygons in the map's coordinate system with value, class (its name), area_m2 (square metres on the ellipsoid, empty where the coordinate system tells none) and confidence (mean, 0 to 1). A GeoPackage that brings its style; one that is there keeps its other layers.</source>
      <translation>Polygones dans le SCR de la carte, avec value, class (son nom), area_m2 (mètres carrés sur l’ellipsoïde, vide si le SCR n’en dit pas) et confidence (moyenne, 0 à 1). Un GeoPackage qui apporte son style ; s’il existe déjà, il garde ses autres couches.</translation>
    </message>
    <message>
      <source>Train a model</source>
      <translation>Entraîner un modèle</translation>
    </message>
    <message>
      <source>Trains the network FreeNet on a few polygons, lines or points and saves it as a model file, with which 'Classify with a model' maps this raster or others that have the same bands.</source>
      <translation>Entraîne le réseau FreeNet sur quelques polygones, lignes ou points et l’enregistre dans un fichier de modèle, avec lequel « Classer avec un modèle » cartographie ce raster ou d’autres qui ont les mêmes bandes.</translation>
    </message>
    <message>
      <source>Train and classify</source>
      <translation>Entraîner et classer</translation>
    </message>
    <message>
      <source>Trains the network FreeNet on a few polygons, lines or points and classifies the whole raster with it: a land-cover map with the names and colours of the training layer, and an account of how good it is. The network sees spectrum and surroundings together. It runs in a process of its own, on a graphics card where there is one.</source>
      <translation>Entraîne le réseau FreeNet sur quelques polygones, lignes ou points et classe avec lui tout le raster : une carte d’occupation du sol avec les noms et les couleurs de la couche d’entraînement, et un compte rendu de sa qualité. Le réseau voit ensemble le spectre et le voisinage. Il s’exécute dans un processus à part, sur une carte graphique s’il y en a une.</translation>
    </message>
    <message>
      <source>There is nothing to train on: neither features ({}) nor a raster of classes ({}).</source>
      <translation>Il n’y a rien pour l’entraînement : ni entités ({}) ni raster de classes ({}).</translation>
    </message>
    <message>
      <source>Choose one of them.</source>
      <translation>Choisissez-en un.</translation>
    </message>
    <message>
      <source>Both features ({}) and a raster of classes ({}) are given to train on.</source>
      <translation>Des entités ({}) et un raster de classes ({}) sont donnés tous deux pour l’entraînement.</translation>
    </message>
    <message>
      <source>Leave one of them empty.</source>
      <translation>Laissez l’un des deux vide.</translation>
    </message>
    <message>
      <source>hyperspectral,multispectral,land cover,classification,deep learning,supervised,polygons,points,lines</source>
      <translation>hyperspectral,multispectral,occupation du sol,classification,apprentissage profond,supervisé,polygones,points,lignes</translation>
    </message>
    <message>
      <source>The hyperspectral or multispectral image, a file. All its bands are used but those that it marks as bad and those without any data.</source>
      <translation>L’image hyperspectrale ou multispectrale, un fichier. Toutes ses bandes sont utilisées, sauf celles qu’elle marque comme mauvaises et celles sans aucune donnée.</translation>
    </message>
    <message>
      <source>A few polygons, lines or points of every class, several per class and in different places so that some can be held out. A point stands for the pixel it lies in, a line for those it runs through. Edits that are not saved yet count; features in another coordinate reference system are transformed.</source>
      <translation>Quelques polygones, lignes ou points de chaque classe, plusieurs par classe et en des lieux différents pour que certains puissent être réservés à la validation. Un point vaut pour le pixel où il se trouve, une ligne pour ceux qu’elle traverse. Les modifications non enregistrées comptent ; les entités dans un autre système de coordonnées de référence sont transformées.</translation>
    </message>
    <message>
      <source>The field that holds the class, text or number. Empty: the one that the layer's categorised style shows, else the one that most likely holds classes; the log names it. Whole numbers from 1 to 255 keep their value in the map, anything else is counted from 1. Names and colours come from the layer's categorised style on this field.</source>
      <translation>Le champ qui contient la classe, texte ou nombre. Vide : celui que montre le style catégorisé de la couche, sinon celui qui contient le plus vraisemblablement les classes ; le journal le nomme. Les nombres entiers de 1 à 255 gardent leur valeur dans la carte, tout le reste est compté à partir de 1. Noms et couleurs viennent du style catégorisé de la couche sur ce champ.</translation>
    </message>
    <message>
      <source>Of points: pixels whose centre is not farther from the point than this belong to it, too. 0, the default: the pixel it lies in alone.</source>
      <translation>Pour les points : les pixels dont le centre n’est pas plus loin du point lui appartiennent aussi. 0, par défaut : le seul pixel où il se trouve.</translation>
    </message>
    <message>
      <source>What the radius is told in: pixels, or metres on the ground, whatever the coordinate reference system.</source>
      <translation>L’unité du rayon : pixels, ou mètres au sol, quel que soit le système de coordonnées de référence.</translation>
    </message>
    <message>
      <source>Class raster to train on</source>
      <translation>Raster de classes pour l’entraînement</translation>
    </message>
    <message>
      <source>A raster of classes instead of features, such as an older map: whole numbers from 1 to 255 on any grid, in any coordinate reference system; of each pixel of the image the nearest one counts. No data and 0 are unlabelled, unless 0 has a name or another value is no data. Names and colours come from its style, attribute table or categories. Each patch of connected pixels of a class is what a polygon is else, and held out as a whole. Optional.</source>
      <translation>Un raster de classes à la place d’entités, par exemple une carte plus ancienne : des nombres entiers de 1 à 255 sur une grille quelconque, dans un système de coordonnées de référence quelconque ; pour chaque pixel de l’image, c’est le plus proche qui compte. L’absence de données et 0 restent sans classe, sauf si 0 a un nom ou si une autre valeur signifie l’absence de données. Les noms et les couleurs viennent de son style, de sa table d’attributs ou de ses catégories. Chaque tache de pixels contigus d’une classe vaut un polygone, et est réservée en entier à la validation. Facultatif.</translation>
    </message>
    <message>
      <source>Erode patches (pixels)</source>
      <translation>Éroder les taches (pixels)</translation>
    </message>
    <message>
      <source>Only with a class raster: so many pixels of the image are taken off every edge of a patch, where classes mix or an older map is off by a little. Patches that are not wide enough are left out.</source>
      <translation>Seulement avec un raster de classes : autant de pixels de l’image sont retirés à chaque bord d’une tache, là où les classes se mêlent ou où une carte ancienne est un peu décalée. Les taches trop étroites sont écartées.</translation>
    </message>
    <message>
      <source>Pixels per class, at most</source>
      <translation>Pixels par classe, au plus</translation>
    </message>
    <message>
      <source>Only with a class raster: so many pixels of each class are trained on at most, drawn at random with the seed. 0: all of them.</source>
      <translation>Seulement avec un raster de classes : l’entraînement se fait sur autant de pixels de chaque classe au plus, tirés au hasard avec la graine. 0 : sur tous.</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Champ</translation>
    </message>
    <message>
      <source>Further scenes to train on</source>
      <translation>Autres scènes d’entraînement</translation>
    </message>
    <message>
      <source>One model for several scenes: a row for each scene besides the one above, with the raster, the layer of its training data and the field that holds their class, or a raster of classes and no field. Each is a single raster: further rasters, choice of bands, area of interest and mask are those of the raster above alone. Name layers of the project, or give files. Bands are matched as for a model, classes by name. Each scene is standardised by its own mean and deviation, and so is every scene that is classified with the model. The map is of the raster above. Optional; not with the preset paper.</source>
      <translation>Un seul modèle pour plusieurs scènes : une ligne par scène en plus de celle ci-dessus, avec le raster, la couche de ses données d’entraînement et le champ qui contient leur classe, ou un raster de classes sans champ. Chacune est un seul raster : rasters supplémentaires, choix des bandes, zone d’intérêt et masque ne valent que pour le raster ci-dessus. Nommez des couches du projet, ou indiquez des fichiers. Les bandes sont appariées comme pour un modèle, les classes par leur nom. Chaque scène est standardisée par sa propre moyenne et son propre écart-type, de même que toute scène classée avec le modèle. La carte est celle du raster ci-dessus. Facultatif ; pas avec le préréglage paper.</translation>
    </message>
    <message>
      <source>How to train.</source>
      <translation>Comment entraîner.</translation>
    </message>
    <message>
      <source>{id} ({name}): {help}</source>
      <translation>{id} ({name}) : {help}</translation>
    </message>
    <message>
      <source>Number of training steps of each network. 0: as many as the preset has; auto and fast end sooner where accuracy has stopped improving.</source>
      <translation>Nombre d’itérations d’entraînement de chaque réseau. 0 : autant que le préréglage en prévoit ; auto et fast s’arrêtent plus tôt là où la précision ne progresse plus.</translation>
    </message>
    <message>
      <source>Only with validation, and not for the preset paper. Yes, the default: once the accuracy is measured, training goes on for the last third of its steps, with what was held out as well. No: it takes all steps before, and the validated model is kept, and makes the map.</source>
      <translation>Seulement avec validation, et pas pour le préréglage paper. Oui, par défaut : une fois la précision mesurée, l’entraînement continue pour le dernier tiers de ses itérations, avec aussi ce qui était réservé à la validation. Non : il fait toutes ses itérations avant, et le modèle validé est conservé et fait la carte.</translation>
    </message>
    <message>
      <source>Train a model further instead of a new one: with new training data, on its scene or another of the same bands. Classes of the same name stay the same, others are added. What the model is sure of is kept in mind. Takes a third of the steps of one network. Optional.</source>
      <translation>Poursuivre l’entraînement d’un modèle au lieu d’en entraîner un nouveau : avec de nouvelles données d’entraînement, sur sa scène ou une autre ayant les mêmes bandes. Les classes de même nom restent les mêmes, d’autres sont ajoutées. Ce dont le modèle est sûr est gardé en mémoire. Prend un tiers des itérations d’un réseau. Facultatif.</translation>
    </message>
    <message>
      <source>There are two areas of interest: a layer ({}) and an extent ({}).</source>
      <translation>Il y a deux zones d’intérêt : une couche ({}) et une emprise ({}).</translation>
    </message>
    <message>
      <source>Give one of them.</source>
      <translation>N’en donnez qu’une.</translation>
    </message>
    <message>
      <source>Polygons outside which nothing is trained on nor mapped; pixels whose centre lies inside count. The map keeps the size of the raster, with no data outside. Of a large raster only what lies around the area is read and computed. 'Selected features only' is heeded. Optional.</source>
      <translation>Polygones hors desquels rien n’est utilisé pour l’entraînement ni cartographié ; comptent les pixels dont le centre est à l’intérieur. La carte garde la taille du raster, sans données à l’extérieur. D’un grand raster, seul ce qui entoure la zone est lu et calculé. « Entité(s) sélectionnée(s) uniquement » est respecté. Facultatif.</translation>
    </message>
    <message>
      <source>A rectangle in place of a layer of polygons, such as that of the map canvas. Optional.</source>
      <translation>Un rectangle au lieu d’une couche de polygones, par exemple celui du canevas de carte. Facultatif.</translation>
    </message>
    <message>
      <source>Area of interest as an extent</source>
      <translation>Zone d’intérêt comme emprise</translation>
    </message>
    <message>
      <source>A raster that tells which pixels are to be left out of training, statistics and map, such as clouds; on any grid, in any coordinate reference system. Outside it nothing is left out. Optional.</source>
      <translation>Un raster qui dit quels pixels exclure de l’entraînement, des statistiques et de la carte, par exemple les nuages ; sur toute grille, dans tout système de coordonnées. Hors de lui, rien n’est exclu. Facultatif.</translation>
    </message>
    <message>
      <source>Which values of the mask leave a pixel out: '3, 8-10' for these values, 'not 4-7' for all others, 'bits 3, 4' for any of these bits, 'scl clouds snow' for what a quality layer that is known tells of. 'band 2: 1' looks at one band; without it any band is enough. Several such texts are parted by semicolons. Empty: what the name of a known quality layer tells. Known are: {names}. Optional.</source>
      <translation>Quelles valeurs du masque excluent un pixel : « 3, 8-10 » pour ces valeurs, « not 4-7 » pour toutes les autres, « bits 3, 4 » pour l’un de ces bits, « scl clouds snow » pour ce que dit une couche de qualité connue. « band 2: 1 » ne regarde qu’une bande ; sinon n’importe quelle bande suffit. Plusieurs textes de ce genre sont séparés par des points-virgules. Vide : ce que dit le nom d’une couche de qualité connue. Sont connues : {names}. Facultatif.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Surface</translation>
    </message>
    <message>
      <source>Share of the map</source>
      <translation>Part de la carte</translation>
    </message>
    <message>
      <source>Adjusted share</source>
      <translation>Part corrigée</translation>
    </message>
    <message>
      <source>In the map (ha)</source>
      <translation>Dans la carte (ha)</translation>
    </message>
    <message>
      <source>In the map (pixels)</source>
      <translation>Dans la carte (pixels)</translation>
    </message>
    <message>
      <source>Adjusted (ha)</source>
      <translation>Corrigée (ha)</translation>
    </message>
    <message>
      <source>Counted in the map, which confuses classes and so gives them wrong areas. They are not adjusted: the confusion was measured on the validated model, the map is of the final one. Assess the map with a reference of its own, or keep the validated model, for adjusted areas.</source>
      <translation>Comptées dans la carte, qui confond des classes et leur donne donc de fausses surfaces. Elles ne sont pas corrigées : la confusion a été mesurée sur le modèle validé, la carte vient du modèle final. Pour des surfaces corrigées, évaluez la carte avec une référence à part, ou conservez le modèle validé.</translation>
    </message>
    <message>
      <source>Counted in the map; nothing is known of its errors.</source>
      <translation>Comptées dans la carte ; on ne sait rien de ses erreurs.</translation>
    </message>
    <message>
      <source>Counted in the map, and not adjusted for confusion: fewer than two reference pixels lie where the map shows {}, so nobody knows how much of that is right.</source>
      <translation>Comptées dans la carte, et non corrigées de la confusion : moins de deux pixels de référence se trouvent là où la carte montre {} ; on ne sait pas quelle part en est juste.</translation>
    </message>
    <message>
      <source>no disagreement seen, so no interval</source>
      <translation>aucun désaccord observé, donc pas d’intervalle</translation>
    </message>
    <message>
      <source>Overall accuracy weighted by area: {accuracy} ({interval}).</source>
      <translation>Précision globale pondérée par la surface : {accuracy} ({interval}).</translation>
    </message>
    <message>
      <source>A map that confuses classes gives them wrong areas. The adjusted share corrects that by the confusion with the reference, with a 95 % interval (Olofsson et al. 2014).</source>
      <translation>Une carte qui confond des classes leur donne de fausses surfaces. La part corrigée en tient compte, d’après la confusion avec la référence, avec un intervalle à 95 % (Olofsson et al. 2014).</translation>
    </message>
    <message>
      <source>Training data are none, and those that lie together are alike: take it as a rough guide; true intervals are wider than these.</source>
      <translation>Des données d’entraînement n’en sont pas un, et celles qui sont voisines se ressemblent : n’y voyez qu’un ordre de grandeur ; les vrais intervalles sont plus larges.</translation>
    </message>
    <message>
      <source>It holds for points that were placed at random.</source>
      <translation>Cela vaut pour des points placés au hasard.</translation>
    </message>
    <message>
      <source>It takes the reference pixels for a random sample within each mapped class.</source>
      <translation>Les pixels de référence y sont pris pour un échantillon aléatoire dans chaque classe cartographiée.</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Précision</translation>
    </message>
    <message>
      <source>{used} of the {all} of its training raster</source>
      <translation>{used} des {all} de son raster d’entraînement</translation>
    </message>
    <message>
      <source>Wavelengths</source>
      <translation>Longueurs d’onde</translation>
    </message>
    <message>
      <source>Stored values</source>
      <translation>Valeurs enregistrées</translation>
    </message>
    <message>
      <source>No data</source>
      <translation>Absence de données</translation>
    </message>
    <message>
      <source>Bands left out</source>
      <translation>Bandes exclues</translation>
    </message>
    <message>
      <source>Bands used though bad</source>
      <translation>Mauvaises bandes utilisées</translation>
    </message>
    <message>
      <source>Pixels without data</source>
      <translation>Pixels sans données</translation>
    </message>
    <message>
      <source>Trained on</source>
      <translation>Entraîné sur</translation>
    </message>
    <message>
      <source>Standardised by</source>
      <translation>Standardisé par</translation>
    </message>
    <message>
      <source>the mean and deviation of each scene itself</source>
      <translation>la moyenne et l’écart-type de chaque scène elle-même</translation>
    </message>
    <message>
      <source>Training pixels</source>
      <translation>Pixels d’entraînement</translation>
    </message>
    <message>
      <source>Final model trained on</source>
      <translation>Modèle final entraîné sur</translation>
    </message>
    <message>
      <source>About the training data</source>
      <translation>À propos des données d’entraînement</translation>
    </message>
    <message>
      <source>Unlike the training data</source>
      <translation>Différent des données d’entraînement</translation>
    </message>
    <message>
      <source>Training spectra kept</source>
      <translation>Spectres d’entraînement gardés</translation>
    </message>
    <message>
      <source>Place of the first</source>
      <translation>Emplacement de la première</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Emplacement</translation>
    </message>
    <message>
      <source>Reference system</source>
      <translation>Système de référence</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Réseau</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Entraînement</translation>
    </message>
    <message>
      <source>preset {preset}, {steps} steps, seed {seed}</source>
      <translation>préréglage {preset}, {steps} itérations, graine {seed}</translation>
    </message>
    <message>
      <source>Computed on</source>
      <translation>Calculé sur</translation>
    </message>
    <message>
      <source>Written</source>
      <translation>Écrit</translation>
    </message>
    <message>
      <source>{date} by FreeNet for QGIS {version}</source>
      <translation>{date}, par FreeNet pour QGIS {version}</translation>
    </message>
    <message>
      <source>{number} scenes: {names}</source>
      <translation>{number} scènes : {names}</translation>
    </message>
    <message>
      <source>not measured, nothing was held out</source>
      <translation>non mesurée, rien n’a été réservé à la validation</translation>
    </message>
    <message>
      <source>overall {overall}, average of the classes {average}</source>
      <translation>globale {overall}, moyenne des classes {average}</translation>
    </message>
    <message>
      <source>kappa {}</source>
      <translation>kappa {}</translation>
    </message>
    <message>
      <source>not known, bands are matched by name or position</source>
      <translation>inconnues, les bandes sont appariées par leur nom ou leur position</translation>
    </message>
    <message>
      <source>{} nm wide</source>
      <translation>{} nm de large</translation>
    </message>
    <message>
      <source>widths not known</source>
      <translation>largeurs inconnues</translation>
    </message>
    <message>
      <source>not marked</source>
      <translation>non indiquée</translation>
    </message>
    <message>
      <source>physical, taken as they are</source>
      <translation>physiques, reprises telles quelles</translation>
    </message>
    <message>
      <source>differs by band</source>
      <translation>variable selon la bande</translation>
    </message>
    <message>
      <source>{count} of {all} ({share} %)</source>
      <translation>{count} sur {all} ({share} %)</translation>
    </message>
    <message>
      <source>{pixels} in {polygons} features</source>
      <translation>{pixels} dans {polygons} entités</translation>
    </message>
    <message>
      <source>{}, with those held out</source>
      <translation>{}, ceux de validation compris</translation>
    </message>
    <message>
      <source>{} of the map that was made with it</source>
      <translation>{} de la carte faite avec lui</translation>
    </message>
    <message>
      <source>{rows} x {cols} pixels, without a place on the ground</source>
      <translation>{rows} x {cols} pixels, sans position au sol</translation>
    </message>
    <message>
      <source>{rows} x {cols} pixels, x {west} to {east}, y {south} to {north}</source>
      <translation>{rows} x {cols} pixels, x de {west} à {east}, y de {south} à {north}</translation>
    </message>
    <message>
      <source>{network}, shown on {number} axes</source>
      <translation>{network}, sur {number} axes</translation>
    </message>
    <message>
      <source>Maps</source>
      <translation>Cartes</translation>
    </message>
    <message>
      <source>… and {} more</source>
      <translation>… et {} de plus</translation>
    </message>
    <message>
      <source>What changed</source>
      <translation>Ce qui a changé</translation>
    </message>
    <message>
      <source>Overall accuracy before</source>
      <translation>Précision globale avant</translation>
    </message>
    <message>
      <source>Overall accuracy after</source>
      <translation>Précision globale après</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Avant</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Après</translation>
    </message>
    <message>
      <source>Compared pixels</source>
      <translation>Pixels comparés</translation>
    </message>
    <message>
      <source>With a class before only</source>
      <translation>Avec une classe avant seulement</translation>
    </message>
    <message>
      <source>With a class after only</source>
      <translation>Avec une classe après seulement</translation>
    </message>
    <message>
      <source>FreeNet for QGIS</source>
      <translation>FreeNet pour QGIS</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>Gain</translation>
    </message>
    <message>
      <source>Net</source>
      <translation>Solde</translation>
    </message>
    <message>
      <source>Net, of before</source>
      <translation>Solde, par rapport à avant</translation>
    </message>
    <message>
      <source>Pixels.</source>
      <translation>Pixels.</translation>
    </message>
    <message>
      <source>Hectares, and below them pixels.</source>
      <translation>Hectares, et dessous les pixels.</translation>
    </message>
    <message>
      <source>Counted where both maps show a class. {} The maps err, and every error of one of them counts as change.</source>
      <translation>Comptés là où les deux cartes montrent une classe. {} Les cartes se trompent, et chaque erreur de l’une compte comme changement.</translation>
    </message>
    <message>
      <source>Gains and losses</source>
      <translation>Gains et pertes</translation>
    </message>
    <message>
      <source>Class after</source>
      <translation>Classe après</translation>
    </message>
    <message>
      <source>Class before</source>
      <translation>Classe avant</translation>
    </message>
    <message>
      <source>hectares, and below them pixels</source>
      <translation>hectares, et dessous en pixels</translation>
    </message>
    <message>
      <source>What became what, in {unit}. What stayed as it was stands on the diagonal.</source>
      <translation>Ce qui est devenu quoi, en {unit}. Ce qui est resté tel quel se trouve sur la diagonale.</translation>
    </message>
    <message>
      <source>From class to class</source>
      <translation>De classe en classe</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Changement</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Valeur</translation>
    </message>
    <message>
      <source>Hectares</source>
      <translation>Hectares</translation>
    </message>
    <message>
      <source>And {} more, in the JSON file beside this page.</source>
      <translation>Et {} de plus, dans le fichier JSON à côté de cette page.</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Différence</translation>
    </message>
    <message>
      <source>Against the errors</source>
      <translation>Face aux erreurs</translation>
    </message>
    <message>
      <source>Maps that confuse classes give them wrong areas, and wrong change. Here the area of each class at each date is corrected by the confusion of that map with its reference, with a 95 % interval (Olofsson et al. 2014).</source>
      <translation>Les cartes qui confondent des classes leur donnent de fausses surfaces et de faux changements. Ici, la surface de chaque classe à chaque date est corrigée par la confusion de la carte avec sa référence, avec un intervalle à 95 % (Olofsson et al. 2014).</translation>
    </message>
    <message>
      <source>Areas with their errors</source>
      <translation>Surfaces avec leurs erreurs</translation>
    </message>
    <message>
      <source>FreeNet: change from {before} to {after}</source>
      <translation>FreeNet : changement de {before} à {after}</translation>
    </message>
    <message numerus="yes">
      <source>Nothing changed: the maps show the same wherever both have a class, on {count} pixels.</source>
      <translation>
        <numerusform>Rien n’a changé : les cartes montrent la même chose là où toutes deux ont une classe, sur {count} pixel.</numerusform>
        <numerusform>Rien n’a changé : les cartes montrent la même chose là où toutes deux ont une classe, sur {count} pixels.</numerusform>
      </translation>
    </message>
    <message>
      <source>{share} of what both maps show changed: {changed} of {pixels} pixels.</source>
      <translation>{share} de ce que montrent les deux cartes a changé : {changed} pixels sur {pixels}.</translation>
    </message>
    <message>
      <source>{share} of what both maps show changed: {hectares} of {all} ha, {changed} of {pixels} pixels.</source>
      <translation>{share} de ce que montrent les deux cartes a changé : {hectares} ha sur {all}, {changed} pixels sur {pixels}.</translation>
    </message>
    <message>
      <source>{before} → {after}: {amount}</source>
      <translation>{before} → {after} : {amount}</translation>
    </message>
    <message>
      <source>Assess both maps with references of their own for areas with intervals, and to learn which changes are larger than the errors.</source>
      <translation>Pour des surfaces avec des intervalles, et pour savoir quels changements dépassent les erreurs, évaluez les deux cartes avec des références à part.</translation>
    </message>
    <message>
      <source>Larger than the errors of the maps: {}.</source>
      <translation>Plus grand que les erreurs des cartes : {}.</translation>
    </message>
    <message>
      <source>No larger than the errors of the maps, so it may be none: {}.</source>
      <translation>Pas plus grand que les erreurs des cartes, donc peut-être aucun changement : {}.</translation>
    </message>
    <message>
      <source>No error was seen, so nobody can tell: {}.</source>
      <translation>Aucune erreur n’a été observée, on ne peut donc rien dire : {}.</translation>
    </message>
    <message>
      <source>Intervals take reference pixels for a random sample within each mapped class.</source>
      <translation>Les intervalles prennent les pixels de référence pour un échantillon aléatoire au sein de chaque classe cartographiée.</translation>
    </message>
    <message>
      <source>The error of a difference takes the two references for independent.</source>
      <translation>L’erreur d’une différence suppose que les deux références sont indépendantes.</translation>
    </message>
    <message>
      <source>grew by more than the maps err</source>
      <translation>a gagné plus que les erreurs des cartes</translation>
    </message>
    <message>
      <source>shrank by more than the maps err</source>
      <translation>a perdu plus que les erreurs des cartes</translation>
    </message>
    <message>
      <source>no larger than the errors of the maps</source>
      <translation>pas plus grand que les erreurs des cartes</translation>
    </message>
    <message>
      <source>no error was seen, so nobody can tell</source>
      <translation>aucune erreur observée, on ne peut rien dire</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Itération</translation>
    </message>
    <message>
      <source>Training loss</source>
      <translation>Perte d’entraînement</translation>
    </message>
    <message>
      <source>Training loss over {steps} steps, from {first} to {last}</source>
      <translation>Perte d’entraînement sur {steps} itérations, de {first} à {last}</translation>
    </message>
    <message>
      <source>average accuracy on {where} at the end {share}</source>
      <translation>précision moyenne sur {where} à la fin : {share}</translation>
    </message>
    <message>
      <source>Average accuracy on {}</source>
      <translation>Précision moyenne sur {}</translation>
    </message>
    <message>
      <source>Between the upright lines {} networks are trained one after the other. The last learns from those before it and is kept.</source>
      <translation>Entre les lignes verticales, {} réseaux sont entraînés l’un après l’autre. Le dernier apprend de ceux qui le précèdent et est conservé.</translation>
    </message>
    <message>
      <source>Accuracy by confidence; expected calibration error {}</source>
      <translation>Précision selon la confiance ; erreur de calibration attendue {}</translation>
    </message>
    <message>
      <source>The bars in figures</source>
      <translation>Les barres en chiffres</translation>
    </message>
    <message>
      <source>Expected calibration error {error}: so far confidence and accuracy lie apart on average. With this reference chance alone would make it about {by_chance}. Bars below the dashed line mean that the map is surer than it is right.</source>
      <translation>Erreur de calibration attendue {error} : c’est l’écart moyen entre confiance et précision. Avec cette référence, le hasard seul donnerait environ {by_chance}. Des barres sous la ligne tiretée signifient que la carte est plus sûre d’elle qu’elle n’a raison.</translation>
    </message>
    <message>
      <source>Probabilities were scaled with a temperature of {}.</source>
      <translation>Les probabilités ont été mises à l’échelle avec une température de {}.</translation>
    </message>
    <message>
      <source>Diagram and temperature come from the validated model; the final one is given the same temperature.</source>
      <translation>Le diagramme et la température viennent du modèle validé ; le modèle final reçoit la même température.</translation>
    </message>
    <message numerus="yes">
      <source>Confidence {range}: {share} of {pixels} pixels right</source>
      <translation>
        <numerusform>Confiance de {range} : {share} de {pixels} pixel correct</numerusform>
        <numerusform>Confiance de {range} : {share} de {pixels} pixels corrects</numerusform>
      </translation>
    </message>
    <message>
      <source>{low} to {high} %</source>
      <translation>{low} à {high} %</translation>
    </message>
    <message>
      <source>FreeNet: {map}, cleaned</source>
      <translation>FreeNet : {map}, nettoyée</translation>
    </message>
    <message>
      <source>There was no reference, so nothing is known of what this does to the accuracy.</source>
      <translation>Il n’y avait pas de référence ; l’effet sur la précision n’est pas connu.</translation>
    </message>
    <message numerus="yes">
      <source>{pixels} pixels ({share} of the map) have another class than before; of {before} patches there are {after}.</source>
      <translation>
        <numerusform>{pixels} pixel ({share} de la carte) a une autre classe qu’avant ; de {before} taches, il en reste {after}.</numerusform>
        <numerusform>{pixels} pixels ({share} de la carte) ont une autre classe qu’avant ; de {before} taches, il en reste {after}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Précision globale</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Mean IoU</source>
      <translation>IoU moyen</translation>
    </message>
    <message>
      <source>Both maps were compared with the same reference, which says how good they are only if nothing was trained on it. Where the intervals overlap by far, the difference may be chance.</source>
      <translation>Les deux cartes ont été comparées à la même référence, qui ne dit ce qu’elles valent que si rien n’a été entraîné sur elle. Là où les intervalles se recouvrent largement, la différence peut être due au hasard.</translation>
    </message>
    <message>
      <source>Reference pixels</source>
      <translation>Pixels de référence</translation>
    </message>
    <message>
      <source>Producer's accuracy before</source>
      <translation>Précision du producteur avant</translation>
    </message>
    <message>
      <source>after</source>
      <translation>après</translation>
    </message>
    <message>
      <source>User's accuracy before</source>
      <translation>Précision de l’utilisateur avant</translation>
    </message>
    <message>
      <source>In the map before (ha)</source>
      <translation>Dans la carte avant (ha)</translation>
    </message>
    <message>
      <source>after (ha)</source>
      <translation>après (ha)</translation>
    </message>
    <message>
      <source>In the map before (pixels)</source>
      <translation>Dans la carte avant (pixels)</translation>
    </message>
    <message>
      <source>after (pixels)</source>
      <translation>après (pixels)</translation>
    </message>
    <message>
      <source>Adjusted share before</source>
      <translation>Part corrigée avant</translation>
    </message>
    <message>
      <source>Adjusted share after</source>
      <translation>Part corrigée après</translation>
    </message>
    <message>
      <source>FreeNet: accuracy of {scene} against {reference}</source>
      <translation>FreeNet : précision de « {scene} » par rapport à « {reference} »</translation>
    </message>
    <message>
      <source>FreeNet: accuracy of {}</source>
      <translation>FreeNet : précision de « {} »</translation>
    </message>
    <message>
      <source>FreeNet: model trained on {}</source>
      <translation>FreeNet : modèle entraîné sur « {} »</translation>
    </message>
    <message>
      <source>FreeNet: land-cover map of {}</source>
      <translation>FreeNet : carte d’occupation du sol de « {} »</translation>
    </message>
    <message>
      <source>Mapped by a model that was trained before: how accurate it is here was not measured.</source>
      <translation>Cartographié par un modèle entraîné auparavant : sa précision ici n’a pas été mesurée.</translation>
    </message>
    <message>
      <source>Not validated: no reference was held out.</source>
      <translation>Non validé : aucune référence n’a été réservée à la validation.</translation>
    </message>
    <message>
      <source>Overall accuracy {overall}, average accuracy {average} on {pixels} pixels, {measured}.</source>
      <translation>Précision globale {overall}, précision moyenne {average} sur {pixels} pixels, {measured}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Two models:&lt;/b&gt; all that is said here of accuracy, confusion, disagreement and confidence was measured on a model trained without {held_out}; the map and the saved model have been trained on all data, and could not be measured.</source>
      <translation>&lt;b&gt;Deux modèles :&lt;/b&gt; tout ce qui est dit ici de la précision, de la confusion, des désaccords et de la confiance a été mesuré sur un modèle entraîné sans {held_out} ; la carte et le modèle enregistré reposent sur toutes les données et n’ont pas pu être mesurés.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Two models:&lt;/b&gt; all that is said here of accuracy, confusion, disagreement and confidence was measured on a model trained without {held_out}; the saved model has been trained on all data, and could not be measured.</source>
      <translation>&lt;b&gt;Deux modèles :&lt;/b&gt; tout ce qui est dit ici de la précision, de la confusion, des désaccords et de la confiance a été mesuré sur un modèle entraîné sans {held_out} ; le modèle enregistré repose sur toutes les données et n’a pas pu être mesuré.</translation>
    </message>
    <message>
      <source>The map lies nearer to the training pixels ({map} pixels, the median) than what was held out ({test} pixels): expect it to be better than these figures.</source>
      <translation>La carte est plus proche des pixels d’entraînement ({map} pixels en médiane) que ce qui a été réservé à la validation ({test} pixels) : attendez-vous à ce qu’elle soit meilleure que ces chiffres.</translation>
    </message>
    <message>
      <source>The map lies about as far from the training pixels ({map} pixels, the median) as what was held out ({test} pixels): expect it to be about as good as these figures.</source>
      <translation>La carte est à peu près aussi loin des pixels d’entraînement ({map} pixels en médiane) que ce qui a été réservé à la validation ({test} pixels) : attendez-vous à ce qu’elle soit à peu près aussi bonne que ces chiffres.</translation>
    </message>
    <message>
      <source>The map lies farther from the training pixels ({map} pixels, the median) than what was held out ({test} pixels): expect it to be worse than these figures.</source>
      <translation>La carte est plus loin des pixels d’entraînement ({map} pixels en médiane) que ce qui a été réservé à la validation ({test} pixels) : attendez-vous à ce qu’elle soit moins bonne que ces chiffres.</translation>
    </message>
    <message>
      <source>95 %: {}</source>
      <translation>95 % : {}</translation>
    </message>
    <message>
      <source>{}: {}</source>
      <translation>{} : {}</translation>
    </message>
    <message>
      <source>against the reference</source>
      <translation>par rapport à la référence</translation>
    </message>
    <message>
      <source>against {}</source>
      <translation>par rapport à {}</translation>
    </message>
    <message>
      <source>{left_out} of {all} reference pixels,</source>
      <translation>{left_out} des {all} pixels de référence,</translation>
    </message>
    <message>
      <source>Without a class in the map</source>
      <translation>Sans classe dans la carte</translation>
    </message>
    <message>
      <source>left out of all other figures</source>
      <translation>exclus de tous les autres chiffres</translation>
    </message>
    <message>
      <source>For comparison, on the same pixels: a random forest, a support vector machine (SVM) and a linear discriminant (LDA), which see each spectrum alone, and giving each pixel the class of the nearest training pixel, which shows how far nearness alone carries.</source>
      <translation>Pour comparaison, sur les mêmes pixels : une forêt aléatoire, une machine à vecteurs de support (SVM) et une analyse discriminante linéaire (LDA), qui voient chaque spectre isolément, et la classe du pixel d’entraînement le plus proche, qui montre jusqu’où porte la seule proximité.</translation>
    </message>
    <message>
      <source>Average accuracy and mean IoU are over the {known} of {all} classes with reference pixels; nothing is known of the others.</source>
      <translation>La précision moyenne et l’IoU moyen portent sur les {known} classes, parmi {all}, qui ont des pixels de référence ; on ne sait rien des autres.</translation>
    </message>
    <message>
      <source>Average accuracy and mean IoU are over the {known} of {all} classes with held-out pixels; nothing is known of the others.</source>
      <translation>La précision moyenne et l’IoU moyen portent sur les {known} classes, parmi {all}, qui ont des pixels de validation ; on ne sait rien des autres.</translation>
    </message>
    <message>
      <source>What lies together was held out together: {polygons} in {places} at least {apart} pixels apart.</source>
      <translation>Ce qui est voisin a été réservé ensemble à la validation : {polygons} en {places}, distants d’au moins {apart} pixels.</translation>
    </message>
    <message>
      <source>What lies together would have been held out together, but all lies too close for that: {polygons} in {places}, some of which touch.</source>
      <translation>Ce qui est voisin aurait été réservé ensemble à la validation, mais tout est trop proche pour cela : {polygons} en {places}, dont certains se touchent.</translation>
    </message>
    <message>
      <source>What lies together was held out together: {polygons} in {places}, half of them at least {apart} pixels from any other; some touch.</source>
      <translation>Ce qui est voisin a été réservé ensemble à la validation : {polygons} en {places}, dont la moitié à au moins {apart} pixels de tout autre ; certains se touchent.</translation>
    </message>
    <message>
      <source>What lies together was held out together: {polygons} in {places}, half of them at least {apart} pixels from any other, all at least {least}.</source>
      <translation>Ce qui est voisin a été réservé ensemble à la validation : {polygons} en {places}, dont la moitié à au moins {apart} pixels de tout autre, et tous à au moins {least}.</translation>
    </message>
    <message>
      <source>Not counted: {polygons} of classes that lie in one place only; these may be nearer to others.</source>
      <translation>Non comptés : {polygons} de classes qui ne se trouvent qu’en un seul lieu ; ils peuvent être plus proches d’autres.</translation>
    </message>
    <message>
      <source>No 95 % intervals: {} cannot tell how accuracy varies.</source>
      <translation>Pas d’intervalles à 95 % : {} ne peut pas dire comment varie la précision.</translation>
    </message>
    <message>
      <source>No 95 % intervals for all classes together: {}, which all agree or are too few to tell.</source>
      <translation>Pas d’intervalles à 95 % pour l’ensemble des classes : {}, qui concordent tous ou sont trop peu nombreux pour conclure.</translation>
    </message>
    <message>
      <source>The 95 % intervals come from resampling {}. A class with a single one, or where all agree, has none.</source>
      <translation>Les intervalles à 95 % viennent d’un rééchantillonnage (échantillon : {}). Une classe qui n’a qu’une unité, ou dont toutes concordent, n’en a pas.</translation>
    </message>
    <message>
      <source>The 95 % intervals come from resampling {}, not single pixels: pixels that lie together are alike. A class with a single one, or where all agree, has none.</source>
      <translation>Les intervalles à 95 % viennent d’un rééchantillonnage (échantillon : {}), et non de pixels isolés : des pixels voisins se ressemblent. Une classe qui n’a qu’une unité, ou dont toutes concordent, n’en a pas.</translation>
    </message>
    <message>
      <source>FreeNet model: {}</source>
      <translation>Modèle FreeNet : {}</translation>
    </message>
    <message numerus="yes">
      <source>{bands} bands in, {classes} classes out.</source>
      <translation>
        <numerusform>{bands} bande en entrée, {classes} classes en sortie.</numerusform>
        <numerusform>{bands} bandes en entrée, {classes} classes en sortie.</numerusform>
      </translation>
    </message>
    <message>
      <source>Not validated.</source>
      <translation>Non validé.</translation>
    </message>
    <message numerus="yes">
      <source>Validated on the scenes it was trained on.</source>
      <translation>
        <numerusform>Validé sur la scène de son entraînement.</numerusform>
        <numerusform>Validé sur les scènes de son entraînement.</numerusform>
      </translation>
    </message>
    <message>
      <source>Value in the map</source>
      <translation>Valeur dans la carte</translation>
    </message>
    <message>
      <source>Number in the raster</source>
      <translation>Numéro dans le raster</translation>
    </message>
    <message>
      <source>Width (nm)</source>
      <translation>Largeur (nm)</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Moyenne</translation>
    </message>
    <message>
      <source>Deviation</source>
      <translation>Écart-type</translation>
    </message>
    <message>
      <source>Trained on values</source>
      <translation>Entraîné sur les valeurs</translation>
    </message>
    <message>
      <source>Values in physical units.</source>
      <translation>Valeurs en unités physiques.</translation>
    </message>
    <message>
      <source>Mean and deviation in physical units, of the first scene; every scene is standardised by its own. The range given last is in deviations from the mean, over all training scenes.</source>
      <translation>Moyenne et écart-type en unités physiques, de la première scène ; chaque scène est standardisée par les siens. La plage donnée en dernier est en écarts-types par rapport à la moyenne, sur toutes les scènes d’entraînement.</translation>
    </message>
    <message>
      <source>Of two hundred pixels of the training scene one is below the range given last, and one above.</source>
      <translation>Sur deux cents pixels de la scène d’entraînement, un est au-dessous de la plage donnée en dernier, et un au-dessus.</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>Exécution</translation>
    </message>
    <message>
      <source>Class map of {rows} x {cols} pixels</source>
      <translation>Carte des classes de {rows} x {cols} pixels</translation>
    </message>
    <message>
      <source>There is more than can be shown here; the browser shows all of it.</source>
      <translation>Tout ne peut pas être affiché ici ; le navigateur affiche tout.</translation>
    </message>
    <message>
      <source>There is a table here that is too large to be shown; the browser shows it.</source>
      <translation>Il y a ici un tableau trop grand pour être affiché ; le navigateur l’affiche.</translation>
    </message>
    <message>
      <source>Went on from</source>
      <translation>Reparti de</translation>
    </message>
    <message>
      <source>Statistics of the scene</source>
      <translation>Statistiques de la scène</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Secondes</translation>
    </message>
    <message>
      <source>exact</source>
      <translation>exactes</translation>
    </message>
    <message>
      <source>approximate</source>
      <translation>approchées</translation>
    </message>
    <message>
      <source>name</source>
      <translation>nom</translation>
    </message>
    <message>
      <source>value</source>
      <translation>valeur</translation>
    </message>
    <message>
      <source>Scene</source>
      <translation>Scène</translation>
    </message>
    <message>
      <source>Compared with</source>
      <translation>Comparée à</translation>
    </message>
    <message>
      <source>Placed by</source>
      <translation>Placés par</translation>
    </message>
    <message>
      <source>Classes matched by</source>
      <translation>Classes appariées par</translation>
    </message>
    <message>
      <source>{} (raster)</source>
      <translation>{} (raster)</translation>
    </message>
    <message>
      <source>{layer}, field {field}, {features}</source>
      <translation>{layer}, champ {field}, {features}</translation>
    </message>
    <message>
      <source>Pixels in the final map</source>
      <translation>Pixels dans la carte finale</translation>
    </message>
    <message>
      <source>Pixels in the map</source>
      <translation>Pixels dans la carte</translation>
    </message>
    <message>
      <source>Accuracies are of the validated model, on {}.</source>
      <translation>Les précisions sont celles du modèle validé, sur {}.</translation>
    </message>
    <message>
      <source>Producer's&lt;br&gt;accuracy</source>
      <translation>Précision du&lt;br&gt;producteur</translation>
    </message>
    <message>
      <source>User's&lt;br&gt;accuracy</source>
      <translation>Précision de&lt;br&gt;l’utilisateur</translation>
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
      <translation>Couche</translation>
    </message>
    <message>
      <source>One model for all, each standardised by its own mean and deviation. All other figures here are of all scenes together; the map is of the first.</source>
      <translation>Un seul modèle pour toutes, chacune standardisée par sa propre moyenne et son propre écart-type. Tous les autres chiffres portent ici sur l’ensemble des scènes ; la carte est celle de la première.</translation>
    </message>
    <message>
      <source>Scenes</source>
      <translation>Scènes</translation>
    </message>
    <message>
      <source>Held-out pixels</source>
      <translation>Pixels de validation</translation>
    </message>
    <message>
      <source>Pixels. Each row is a class of the reference, each column a class of the map, by its value; both agree on the diagonal.</source>
      <translation>Pixels. Chaque ligne est une classe de la référence, chaque colonne une classe de la carte, désignée par sa valeur ; les deux concordent sur la diagonale.</translation>
    </message>
    <message>
      <source>Class in the map</source>
      <translation>Classe dans la carte</translation>
    </message>
    <message>
      <source>Class in the reference</source>
      <translation>Classe dans la référence</translation>
    </message>
    <message>
      <source>Labelled</source>
      <translation>Étiquette</translation>
    </message>
    <message>
      <source>Mapped mostly as</source>
      <translation>Surtout cartographié comme</translation>
    </message>
    <message>
      <source>Mapped as labelled</source>
      <translation>Conforme à l’étiquette</translation>
    </message>
    <message>
      <source>Probability of the label</source>
      <translation>Probabilité de l’étiquette</translation>
    </message>
    <message>
      <source>Reference that the map disagrees with</source>
      <translation>Référence que la carte contredit</translation>
    </message>
    <message>
      <source>Less than half of each is mapped as its label: the map is wrong, or the reference. Look at the image.</source>
      <translation>Moins de la moitié de chacun est cartographiée selon son étiquette : la carte se trompe, ou la référence. Regardez l’image.</translation>
    </message>
    <message>
      <source>Less than half of each is mapped as its label by the model that had not seen it. Either the label is wrong, or training shows nothing of the kind: look at them in the image, and correct the label or draw more like it.</source>
      <translation>Moins de la moitié de chacun est cartographiée selon son étiquette par le modèle qui ne l’avait pas vu. Soit l’étiquette est fausse, soit l’entraînement ne montre rien de tel : examinez-les dans l’image, et corrigez l’étiquette ou dessinez-en d’autres semblables.</translation>
    </message>
    <message>
      <source>With {doubtful} of {all} it is hardly the labels.</source>
      <translation>Avec {doubtful} sur {all}, ce ne sont guère les étiquettes.</translation>
    </message>
    <message>
      <source>The most likely wrong labels come first.</source>
      <translation>Les étiquettes les plus probablement fausses viennent en premier.</translation>
    </message>
    <message>
      <source>Mapped as</source>
      <translation>Cartographié comme</translation>
    </message>
    <message>
      <source>Share of these pixels that is unlike</source>
      <translation>Part de ces pixels qui diffère</translation>
    </message>
    <message>
      <source>not validated</source>
      <translation>non validée</translation>
    </message>
    <message>
      <source>{low}–{high} %</source>
      <translation>{low}–{high} %</translation>
    </message>
    <message>
      <source>'{text}' is neither a day nor two of them.</source>
      <translation>« {text} » n’est ni un jour ni deux.</translation>
    </message>
    <message>
      <source>Write it as in {day}, or {days}.</source>
      <translation>Écrivez-le comme {day}, ou {days}.</translation>
    </message>
    <message>
      <source>{option} is for features, and only a raster of classes is trained on.</source>
      <translation>{option} concerne des entités, et l’entraînement ne porte que sur un raster de classes.</translation>
    </message>
    <message>
      <source>Leave it out, or train on polygons, lines or points.</source>
      <translation>Omettez-le, ou entraînez sur des polygones, des lignes ou des points.</translation>
    </message>
    <message>
      <source>{option} is for a raster of classes, and only features are trained on.</source>
      <translation>{option} concerne un raster de classes, et l’entraînement ne porte que sur des entités.</translation>
    </message>
    <message>
      <source>Leave it out, or train on a raster of classes.</source>
      <translation>Omettez-le, ou entraînez sur un raster de classes.</translation>
    </message>
    <message>
      <source>{option} is for features, and the reference is a raster.</source>
      <translation>{option} concerne des entités, et la référence est un raster.</translation>
    </message>
    <message>
      <source>Leave it out.</source>
      <translation>Omettez-le.</translation>
    </message>
    <message>
      <source>{option} is for a reference, and there is none.</source>
      <translation>{option} est pour une référence, et il n’y en a pas.</translation>
    </message>
    <message>
      <source>Leave it out, or give a reference.</source>
      <translation>Omettez-le, ou donnez une référence.</translation>
    </message>
    <message>
      <source>{option} is for the method 'probabilities' alone.</source>
      <translation>{option} n’est que pour la méthode « probabilities ».</translation>
    </message>
    <message>
      <source>Leave it out, or choose that method.</source>
      <translation>Omettez-le, ou choisissez cette méthode.</translation>
    </message>
    <message>
      <source>{option} has no effect where training goes on from a model, which brings its bands.</source>
      <translation>{option} est sans effet quand l’entraînement part d’un modèle, qui apporte ses bandes.</translation>
    </message>
    <message>
      <source>Leave it out, or train a new model.</source>
      <translation>Omettez-le, ou entraînez un nouveau modèle.</translation>
    </message>
    <message>
      <source>{option} has no effect without validation: the model is trained on all training data at once.</source>
      <translation>{option} est sans effet sans validation : le modèle est entraîné d’emblée sur toutes les données d’entraînement.</translation>
    </message>
    <message>
      <source>Leave it out, or choose what to hold out.</source>
      <translation>Omettez-le, ou choisissez ce qui est réservé à la validation.</translation>
    </message>
    <message>
      <source>Ways of resampling are given ('{words}'), but no further rasters.</source>
      <translation>Des modes de rééchantillonnage sont donnés (« {words} »), mais pas d’autres rasters.</translation>
    </message>
    <message>
      <source>Add the rasters that they are of, or leave them out.</source>
      <translation>Ajoutez les rasters concernés, ou omettez ces modes.</translation>
    </message>
    <message>
      <source>'{word}' is no way of resampling.</source>
      <translation>« {word} » n’est pas un mode de rééchantillonnage.</translation>
    </message>
    <message>
      <source>Write one of these for each raster: {words}.</source>
      <translation>Écrivez l’un de ces mots pour chaque raster : {words}.</translation>
    </message>
    <message numerus="yes">
      <source>{words} ways of resampling are given for {count} further rasters.</source>
      <translation>
        <numerusform>{words} modes de rééchantillonnage sont donnés pour {count} raster supplémentaire.</numerusform>
        <numerusform>{words} modes de rééchantillonnage sont donnés pour {count} rasters supplémentaires.</numerusform>
      </translation>
    </message>
    <message>
      <source>Give one for each, in their order, or one for all.</source>
      <translation>Donnez-en un pour chacun, dans leur ordre, ou un pour tous.</translation>
    </message>
    <message>
      <source>en</source>
      <translation>fr</translation>
    </message>
    <message>
      <source>{} and {} more</source>
      <translation>{} et {} de plus</translation>
    </message>
    <message>
      <source>Reading training data</source>
      <translation>Lecture des données d’entraînement</translation>
    </message>
    <message>
      <source>Reading the raster</source>
      <translation>Lecture du raster</translation>
    </message>
    <message>
      <source>Reading the class map</source>
      <translation>Lecture de la carte des classes</translation>
    </message>
    <message>
      <source>Reading the reference</source>
      <translation>Lecture de la référence</translation>
    </message>
    <message>
      <source>Comparing the class maps</source>
      <translation>Comparaison des cartes des classes</translation>
    </message>
    <message>
      <source>Starting PyTorch</source>
      <translation>Démarrage de PyTorch</translation>
    </message>
    <message>
      <source>Preparing the image</source>
      <translation>Préparation de l’image</translation>
    </message>
    <message>
      <source>Trying whether surroundings help</source>
      <translation>Essai de l’utilité du voisinage</translation>
    </message>
    <message>
      <source>Training without the held-out part</source>
      <translation>Entraînement sans la partie de validation</translation>
    </message>
    <message>
      <source>Measuring accuracy</source>
      <translation>Mesure de la précision</translation>
    </message>
    <message>
      <source>Training on all data</source>
      <translation>Entraînement sur toutes les données</translation>
    </message>
    <message>
      <source>Classifying</source>
      <translation>Classification</translation>
    </message>
    <message>
      <source>Checking the training data against each other</source>
      <translation>Vérification croisée des données d’entraînement</translation>
    </message>
    <message>
      <source>Looking where classes are hard to tell apart</source>
      <translation>Recherche des lieux où les classes se distinguent mal</translation>
    </message>
    <message>
      <source>Cleaning the map</source>
      <translation>Nettoyage de la carte</translation>
    </message>
    <message>
      <source>Measuring the areas</source>
      <translation>Mesure des surfaces</translation>
    </message>
    <message>
      <source>Making polygons</source>
      <translation>Création des polygones</translation>
    </message>
    <message>
      <source>Writing the results</source>
      <translation>Écriture des résultats</translation>
    </message>
    <message>
      <source>Fetching a Python for FreeNet</source>
      <translation>Téléchargement d’un Python pour FreeNet</translation>
    </message>
    <message>
      <source>Making the environment</source>
      <translation>Création de l’environnement</translation>
    </message>
    <message>
      <source>Downloading and installing PyTorch</source>
      <translation>Téléchargement et installation de PyTorch</translation>
    </message>
    <message>
      <source>Trying a training step</source>
      <translation>Essai d’une itération d’entraînement</translation>
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
        <numerusform>{} ligne</numerusform>
        <numerusform>{} lignes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} polygons</source>
      <translation>
        <numerusform>{} polygone</numerusform>
        <numerusform>{} polygones</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} features</source>
      <translation>
        <numerusform>{} entité</numerusform>
        <numerusform>{} entités</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} patches</source>
      <translation>
        <numerusform>{} tache</numerusform>
        <numerusform>{} taches</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} places</source>
      <translation>
        <numerusform>{} lieu</numerusform>
        <numerusform>{} lieux</numerusform>
      </translation>
    </message>
    <message>
      <source>Point</source>
      <translation>Point</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>Ligne</translation>
    </message>
    <message>
      <source>Polygon</source>
      <translation>Polygone</translation>
    </message>
    <message>
      <source>Patch</source>
      <translation>Tache</translation>
    </message>
    <message>
      <source>Feature</source>
      <translation>Entité</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Points</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>Lignes</translation>
    </message>
    <message>
      <source>Patches</source>
      <translation>Taches</translation>
    </message>
    <message>
      <source>Features</source>
      <translation>Entités</translation>
    </message>
    <message>
      <source>average accuracy {} % on held-out pixels</source>
      <translation>précision moyenne {} % sur les pixels de validation</translation>
    </message>
    <message>
      <source>spectra alone</source>
      <translation>spectres seuls</translation>
    </message>
    <message>
      <source>spectra with their surroundings (FreeNet)</source>
      <translation>spectres avec leur voisinage (FreeNet)</translation>
    </message>
    <message>
      <source>PyTorch for Macs with Intel processors ended with version 2.2.2; FreeNet needs 2.3 or later.</source>
      <translation>PyTorch pour les Mac à processeur Intel s’est arrêté à la version 2.2.2 ; FreeNet demande la 2.3 ou une plus récente.</translation>
    </message>
    <message>
      <source>On a Mac with Apple silicon use a QGIS made for it; else choose a Python that has such a PyTorch.</source>
      <translation>Sur un Mac à puce Apple, utilisez un QGIS fait pour elle ; sinon, choisissez un Python doté d’un tel PyTorch.</translation>
    </message>
    <message>
      <source>it said nothing</source>
      <translation>aucun message</translation>
    </message>
    <message>
      <source>Setting up failed: {last}.</source>
      <translation>L’installation a échoué : {last}.</translation>
    </message>
    <message>
      <source>The log says more.</source>
      <translation>Le journal en dit plus.</translation>
    </message>
    <message>
      <source>The Python '{python}' cannot make environments.</source>
      <translation>Le Python « {python} » ne peut pas créer d’environnements.</translation>
    </message>
    <message>
      <source>On Debian and Ubuntu type: sudo apt install python{version}-venv</source>
      <translation>Sous Debian et Ubuntu, tapez : sudo apt install python{version}-venv</translation>
    </message>
    <message>
      <source>The disk is full.</source>
      <translation>Le disque est plein.</translation>
    </message>
    <message>
      <source>Free some space, then set up again: it is continued.</source>
      <translation>Libérez de l’espace, puis relancez l’installation : elle sera reprise.</translation>
    </message>
    <message>
      <source>The network's certificate is not trusted.</source>
      <translation>Le certificat du réseau n’est pas reconnu.</translation>
    </message>
    <message>
      <source>Add your organisation's certificate in QGIS under Settings, Options, Authentication; or choose a Python that has PyTorch.</source>
      <translation>Ajoutez le certificat de votre organisation dans QGIS sous Préférences, Options, Authentification ; ou choisissez un Python doté de PyTorch.</translation>
    </message>
    <message>
      <source>The proxy does not let PyTorch through.</source>
      <translation>Le proxy ne laisse pas passer PyTorch.</translation>
    </message>
    <message>
      <source>Check it in QGIS under Settings, Options, Network; or install from a folder of wheels.</source>
      <translation>Vérifiez-le dans QGIS sous Préférences, Options, Réseau ; ou installez depuis un dossier de fichiers wheel.</translation>
    </message>
    <message>
      <source>The download failed.</source>
      <translation>Le téléchargement a échoué.</translation>
    </message>
    <message>
      <source>Check the network, then set up again: it is continued.</source>
      <translation>Vérifiez le réseau, puis relancez l’installation : elle sera reprise.</translation>
    </message>
    <message>
      <source>A package that was downloaded is not the one that FreeNet was tried with.</source>
      <translation>Un paquet téléchargé n’est pas celui avec lequel FreeNet a été essayé.</translation>
    </message>
    <message>
      <source>The log names it. See whether an index or a proxy in pip's settings alters packages.</source>
      <translation>Le journal le nomme. Vérifiez si un index ou un proxy des réglages de pip modifie les paquets.</translation>
    </message>
    <message>
      <source>No package fits: {last}.</source>
      <translation>Aucun paquet ne convient : {last}.</translation>
    </message>
    <message>
      <source>Choose another folder of wheels, or a Python that has PyTorch.</source>
      <translation>Choisissez un autre dossier de fichiers wheel, ou un Python doté de PyTorch.</translation>
    </message>
    <message>
      <source>These hosts could not be reached: {blocked}.</source>
      <translation>Ces serveurs n’ont pas pu être joints : {blocked}.</translation>
    </message>
    <message>
      <source>{blocked} could not be reached.</source>
      <translation>{blocked} n’a pas pu être joint.</translation>
    </message>
    <message>
      <source>{blocked} could not be reached; {reached} could.</source>
      <translation>Injoignable : {blocked} ; joint : {reached}.</translation>
    </message>
    <message>
      <source>Take PyTorch from PyPI with the button below, or have whoever looks after the network let {hosts} through.</source>
      <translation>Prenez PyTorch sur PyPI avec le bouton ci-dessous, ou faites autoriser {hosts} par les responsables du réseau.</translation>
    </message>
    <message>
      <source>Have whoever looks after the network let {hosts} through, name a mirror of PyPI in pip's settings (index-url), or install from a folder of wheels.</source>
      <translation>Faites autoriser {hosts} par les responsables du réseau, indiquez un miroir de PyPI dans les réglages de pip (index-url), ou installez depuis un dossier de fichiers wheel.</translation>
    </message>
    <message>
      <source>There is no Python at '{path}'.</source>
      <translation>Il n’y a pas de Python à « {path} ».</translation>
    </message>
    <message>
      <source>Choose a Python that has PyTorch in FreeNet's settings, or set {variable} to it.</source>
      <translation>Choisissez un Python doté de PyTorch dans les paramètres de FreeNet, ou indiquez-le dans {variable}.</translation>
    </message>
    <message>
      <source>The Python '{python}' did not answer within {seconds} seconds.</source>
      <translation>Le Python « {python} » n’a pas répondu en {seconds} secondes.</translation>
    </message>
    <message>
      <source>Choose another Python.</source>
      <translation>Choisissez un autre Python.</translation>
    </message>
    <message>
      <source>The Python '{python}' cannot run the FreeNet engine: {last}.</source>
      <translation>Le Python « {python} » ne peut pas exécuter FreeNet : {last}.</translation>
    </message>
    <message>
      <source>Choose another Python that has PyTorch.</source>
      <translation>Choisissez un autre Python doté de PyTorch.</translation>
    </message>
    <message>
      <source>PyTorch's longest path in '{folder}' would have {longest} characters, and Windows takes {most}.</source>
      <translation>Le chemin le plus long de PyTorch dans « {folder} » aurait {longest} caractères, et Windows en accepte {most}.</translation>
    </message>
    <message>
      <source>Have an administrator allow long paths (LongPathsEnabled), or make a Python by hand in a short folder such as C:\freenet and choose it above.</source>
      <translation>Faites autoriser les chemins longs par un administrateur (LongPathsEnabled), ou créez à la main un Python dans un dossier court comme C:\freenet et choisissez-le ci-dessus.</translation>
    </message>
    <message>
      <source>The Python '{python}' cannot be started: {reason}.</source>
      <translation>Le Python « {python} » ne peut pas être lancé : {reason}.</translation>
    </message>
    <message>
      <source>Choose another Python in FreeNet's settings.</source>
      <translation>Choisissez un autre Python dans les paramètres de FreeNet.</translation>
    </message>
    <message>
      <source>The system ended the engine, most likely because main memory ran out.</source>
      <translation>Le système a mis fin au calcul, sans doute parce que la mémoire vive était épuisée.</translation>
    </message>
    <message>
      <source>The engine was ended because a file that it was reading was cut short, or its disk can no longer be read.</source>
      <translation>Le calcul a pris fin parce qu’un fichier en cours de lecture a été tronqué, ou que son disque n’est plus lisible.</translation>
    </message>
    <message>
      <source>See that nothing else writes to the folder of the run and that its disk is there; then start again.</source>
      <translation>Vérifiez que rien d’autre n’écrit dans le dossier de l’exécution et que son disque est présent ; puis recommencez.</translation>
    </message>
    <message>
      <source>exit status {code}</source>
      <translation>code de sortie {code}</translation>
    </message>
    <message>
      <source>The FreeNet engine stopped unexpectedly: {last}</source>
      <translation>Le calcul s’est arrêté de façon inattendue : {last}</translation>
    </message>
    <message>
      <source>There is no folder '{path}'.</source>
      <translation>Il n’y a pas de dossier « {path} ».</translation>
    </message>
    <message>
      <source>Free some space on its disk, or see that you may write there; or choose a Python that has PyTorch.</source>
      <translation>Libérez de l’espace sur son disque, ou vérifiez que vous pouvez y écrire ; ou choisissez un Python doté de PyTorch.</translation>
    </message>
    <message>
      <source>Another run of FreeNet ({holder}) is setting up PyTorch.</source>
      <translation>Une autre exécution de FreeNet ({holder}) installe PyTorch.</translation>
    </message>
    <message>
      <source>Wait for its end, or cancel it there.</source>
      <translation>Attendez sa fin, ou annulez-la là-bas.</translation>
    </message>
    <message>
      <source>PyTorch needs {needed} GB, and the disk with '{folder}' has {free} GB left.</source>
      <translation>PyTorch demande {needed} Go, et le disque de « {folder} » n’a plus que {free} Go.</translation>
    </message>
    <message>
      <source>Free some space, or choose a Python that has PyTorch.</source>
      <translation>Libérez de l’espace, ou choisissez un Python doté de PyTorch.</translation>
    </message>
    <message>
      <source>QGIS's Python loads no package that did not come with QGIS: the system does not allow it.</source>
      <translation>Le Python de QGIS ne charge aucun paquet qui n’est pas venu avec QGIS : le système ne le permet pas.</translation>
    </message>
    <message>
      <source>Fetch another Python for FreeNet with the button below, or choose one that has PyTorch above.</source>
      <translation>Téléchargez un autre Python pour FreeNet avec le bouton ci-dessous, ou choisissez ci-dessus un Python doté de PyTorch.</translation>
    </message>
    <message>
      <source>The Python that was downloaded is not the one that FreeNet was tried with.</source>
      <translation>Le Python téléchargé n’est pas celui avec lequel FreeNet a été essayé.</translation>
    </message>
    <message>
      <source>See whether a proxy alters downloads, or choose a Python that has PyTorch above.</source>
      <translation>Vérifiez si un proxy modifie les téléchargements, ou choisissez ci-dessus un Python doté de PyTorch.</translation>
    </message>
    <message>
      <source>{blocked} could not be reached</source>
      <translation>{blocked} n’a pas pu être joint</translation>
    </message>
    <message>
      <source>No Python could be fetched for FreeNet: {reason}.</source>
      <translation>Aucun Python n’a pu être téléchargé pour FreeNet : {reason}.</translation>
    </message>
    <message>
      <source>Have whoever looks after the network let {hosts} through, name a mirror in UV_PYTHON_INSTALL_MIRROR, or choose a Python that has PyTorch above.</source>
      <translation>Faites autoriser {hosts} par les responsables du réseau, indiquez un miroir dans UV_PYTHON_INSTALL_MIRROR, ou choisissez ci-dessus un Python doté de PyTorch.</translation>
    </message>
    <message>
      <source>Nothing is known of the errors of '{}': no report of its accuracy was given, or lies beside it.</source>
      <translation>On ne sait rien des erreurs de « {} » : aucun rapport sur sa précision n’a été donné ni ne se trouve à côté.</translation>
    </message>
    <message>
      <source>The accuracy in '{report}' is that of the validated model; the final model, which made '{map}', was trained on all data and is not measured.</source>
      <translation>La précision dans « {report} » est celle du modèle validé ; le modèle final, qui a fait « {map} », a été entraîné sur toutes les données et n’est pas mesuré.</translation>
    </message>
    <message>
      <source>'{report}' tells of no reference, so nothing is known of the errors of '{map}'.</source>
      <translation>« {report} » n’indique aucune référence ; on ne sait donc rien des erreurs de « {map} ».</translation>
    </message>
    <message>
      <source>The accuracy in '{report}' is not that of '{map}' alone.</source>
      <translation>La précision dans « {report} » n’est pas celle de « {map} » seule.</translation>
    </message>
    <message>
      <source>Areas of '{map}' are not adjusted: of a class that it shows there are fewer than {count} reference pixels, so nobody knows how much of that is right.</source>
      <translation>Les surfaces de « {map} » ne sont pas corrigées : d’une classe qu’elle montre, il y a moins de {count} pixels de référence ; on ne sait donc pas quelle part en est juste.</translation>
    </message>
    <message>
      <source>Prepared by FreeNet {one}, computed by {other}, written by {ours}: versions may differ in results.</source>
      <translation>Préparé par FreeNet {one}, calculé par {other}, écrit par {ours} : les résultats peuvent différer d’une version à l’autre.</translation>
    </message>
    <message>
      <source>The results would replace what is there already: {files}.</source>
      <translation>Les résultats remplaceraient ce qui est déjà là : {files}.</translation>
    </message>
    <message>
      <source>If they are to, start the command again with --overwrite.</source>
      <translation>S’ils le doivent, relancez la commande avec --overwrite.</translation>
    </message>
    <message>
      <source>'{folder}' is there already; a new folder is wanted for the run.</source>
      <translation>« {folder} » existe déjà ; il faut un nouveau dossier pour l’exécution.</translation>
    </message>
    <message>
      <source>Remove it, or choose another name.</source>
      <translation>Supprimez-le, ou choisissez un autre nom.</translation>
    </message>
    <message>
      <source>Nothing is computed yet in the run folder '{folder}'.</source>
      <translation>Rien n’est encore calculé dans le dossier de l’exécution « {folder} ».</translation>
    </message>
    <message>
      <source>What is computed in the run folder '{folder}' is of another job than it holds.</source>
      <translation>Ce qui est calculé dans le dossier de l’exécution « {folder} » relève d’une autre tâche que celle qu’il contient.</translation>
    </message>
    <message>
      <source>The run folder '{folder}' is computed in part only.</source>
      <translation>Le dossier de l’exécution « {folder} » n’est calculé qu’en partie.</translation>
    </message>
    <message>
      <source>Let an engine do it to the end, here or elsewhere: {command}</source>
      <translation>Faites le calcul jusqu’au bout, ici ou sur une autre machine : {command}</translation>
    </message>
    <message>
      <source>The run folder '{folder}' was computed, but these of its files are missing or cut short: {names}.</source>
      <translation>Le dossier de l’exécution « {folder} » a été calculé, mais ces fichiers manquent ou sont tronqués : {names}.</translation>
    </message>
    <message>
      <source>Copy the folder again from where it was computed.</source>
      <translation>Copiez à nouveau le dossier depuis l’endroit où il a été calculé.</translation>
    </message>
    <message>
      <source>{count} kinds of change with the fewest pixels have one value in the raster, 'Other changes': a raster of bytes holds no more. The report tells all.</source>
      <translation>{count} sortes de changement, celles qui ont le moins de pixels, ont une seule valeur dans le raster, « Autres changements » : un raster d’octets n’en contient pas plus. Le rapport les donne toutes.</translation>
    </message>
    <message>
      <source>Whole map</source>
      <translation>Toute la carte</translation>
    </message>
    <message>
      <source>not classified</source>
      <translation>non classé</translation>
    </message>
    <message>
      <source>The map has no coordinate reference system that tells its place on the earth: pixels are counted, and nobody knows how many hectares they have.</source>
      <translation>La carte n’a pas de système de coordonnées qui dise où elle se trouve sur la Terre : les pixels sont comptés, et l’on ne sait pas combien d’hectares ils font.</translation>
    </message>
    <message>
      <source>All zones lie off the map.</source>
      <translation>Toutes les zones sont hors de la carte.</translation>
    </message>
    <message>
      <source>Choose zones of the place that the map shows, and check the coordinate reference systems of both.</source>
      <translation>Choisissez des zones du lieu que montre la carte, et vérifiez les systèmes de coordonnées des deux.</translation>
    </message>
    <message numerus="yes">
      <source>{count} zones lie off the map and are left out: {names}.</source>
      <translation>
        <numerusform>{count} zone est hors de la carte et laissée de côté : {names}.</numerusform>
        <numerusform>{count} zones sont hors de la carte et laissées de côté : {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} zones reach beyond the map; what lies on it is measured: {names}.</source>
      <translation>
        <numerusform>{count} zone dépasse la carte ; ce qui s’y trouve est mesuré : {names}.</numerusform>
        <numerusform>{count} zones dépassent la carte ; ce qui s’y trouve est mesuré : {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} zones cover the centre of no pixel, and so have no areas: {names}.</source>
      <translation>
        <numerusform>{count} zone ne couvre le centre d’aucun pixel et n’a donc pas de surfaces : {names}.</numerusform>
        <numerusform>{count} zones ne couvrent le centre d’aucun pixel et n’ont donc pas de surfaces : {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels of the map hold 0, which counts as no class. Where 0 is a class, give it a name, or set another nodata value.</source>
      <translation>
        <numerusform>{count} pixel de la carte contient 0, qui ne compte pas comme classe. Là où 0 est une classe, donnez-lui un nom, ou définissez une autre valeur nodata.</numerusform>
        <numerusform>{count} pixels de la carte contiennent 0, qui ne compte pas comme classe. Là où 0 est une classe, donnez-lui un nom, ou définissez une autre valeur nodata.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The attribute table for ArcGIS (.vat.dbf) holds the first {bytes} bytes of {count} class names that are longer, beginning with '{name}'.</source>
      <translation>
        <numerusform>La table d’attributs pour ArcGIS (.vat.dbf) ne contient que les {bytes} premiers octets de {count} nom de classe plus long : « {name} ».</numerusform>
        <numerusform>La table d’attributs pour ArcGIS (.vat.dbf) ne contient que les {bytes} premiers octets de {count} noms de classes plus longs, à commencer par « {name} ».</numerusform>
      </translation>
    </message>
    <message>
      <source>The method 'probabilities' smooths class probabilities along the edges of an image: it needs both.</source>
      <translation>La méthode « probabilities » lisse les probabilités des classes le long des contours d’une image : il lui faut les deux.</translation>
    </message>
    <message>
      <source>Give the class probabilities of a run (PROBABILITIES), and the raster that it classified (IMAGE).</source>
      <translation>Donnez les probabilités des classes d’une exécution (PROBABILITIES) et le raster qu’elle a classé (IMAGE).</translation>
    </message>
    <message>
      <source>With 0 as the smallest patch, 'sieve' would change nothing.</source>
      <translation>Avec 0 comme plus petite tache, « sieve » ne changerait rien.</translation>
    </message>
    <message>
      <source>Say how large a patch has to be to stay (MIN_SIZE).</source>
      <translation>Dites quelle taille il faut à une tache pour rester (MIN_SIZE).</translation>
    </message>
    <message>
      <source>The smallest patch is to be in hectares, but there is no size.</source>
      <translation>La plus petite tache doit être en hectares, mais il n’y a pas de taille.</translation>
    </message>
    <message>
      <source>A window with the radius 0 is the pixel alone.</source>
      <translation>Une fenêtre de rayon 0 est le pixel seul.</translation>
    </message>
    <message>
      <source>Give a radius of 1 or more.</source>
      <translation>Donnez un rayon de 1 ou plus.</translation>
    </message>
    <message>
      <source>'{name}' changes its class so often that cleaning it takes about {needed} GB of memory; {free} GB are free.</source>
      <translation>« {name} » change si souvent de classe que son nettoyage demande environ {needed} Go de mémoire ; {free} Go sont libres.</translation>
    </message>
    <message>
      <source>Clean it in parts, or close other programs.</source>
      <translation>Nettoyez-la par parties, ou fermez d’autres programmes.</translation>
    </message>
    <message>
      <source>The bands of '{name}' have no names of classes; they are taken in the order of the map's classes.</source>
      <translation>Les bandes de « {name} » n’ont pas de noms de classes ; elles sont prises dans l’ordre des classes de la carte.</translation>
    </message>
    <message>
      <source>The classes of the map have no names; the bands of '{name}' ({bands}) are taken in their order.</source>
      <translation>Les classes de la carte n’ont pas de noms ; les bandes de « {name} » ({bands}) sont prises dans leur ordre.</translation>
    </message>
    <message>
      <source>The bands of '{name}' ({bands}) are not of the classes of the map ({classes}).</source>
      <translation>Les bandes de « {name} » ({bands}) ne sont pas celles des classes de la carte ({classes}).</translation>
    </message>
    <message>
      <source>Choose the class probabilities that were written with this map (PROBABILITIES).</source>
      <translation>Choisissez les probabilités des classes écrites avec cette carte (PROBABILITIES).</translation>
    </message>
    <message>
      <source>'{name}' has no band for {classes}, which pixels with probabilities cannot be.</source>
      <translation>« {name} » n’a pas de bande pour {classes} ; les pixels avec probabilités ne peuvent pas l’être.</translation>
    </message>
    <message>
      <source>'{}' is given twice, as the map before and as the map after.</source>
      <translation>« {} » est indiqué deux fois, comme carte avant et comme carte après.</translation>
    </message>
    <message>
      <source>Choose the map of another date.</source>
      <translation>Choisissez la carte d’une autre date.</translation>
    </message>
    <message>
      <source>'{}' was written by FreeNet, but it is no class map.</source>
      <translation>« {} » a été écrit par FreeNet, mais n’est pas une carte des classes.</translation>
    </message>
    <message>
      <source>'{before}' and '{after}' do not overlap: nothing of the second lies on the first.</source>
      <translation>« {before} » et « {after} » ne se recouvrent pas : rien de la seconde ne se trouve sur la première.</translation>
    </message>
    <message>
      <source>Choose maps of one place, and check the coordinate reference systems of both.</source>
      <translation>Choisissez des cartes d’un même lieu et vérifiez les systèmes de coordonnées des deux.</translation>
    </message>
    <message numerus="yes">
      <source>'{name}' holds 0 in {count} pixels; that counts as no class. Where it is one, give it a name.</source>
      <translation>
        <numerusform>« {name} » contient 0 dans {count} pixel ; cela ne compte pas comme classe. Si c’en est une, donnez-lui un nom.</numerusform>
        <numerusform>« {name} » contient 0 dans {count} pixels ; cela ne compte pas comme classe. Si c’en est une, donnez-lui un nom.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{before}' ({classes}) and '{after}' ({others}) have no class in common.</source>
      <translation>« {before} » ({classes}) et « {after} » ({others}) n’ont aucune classe en commun.</translation>
    </message>
    <message>
      <source>Classes are matched by name: call them alike in both, for instance in the style of the layers.</source>
      <translation>Les classes sont appariées par leur nom : nommez-les de la même façon dans les deux, par exemple dans le style des couches.</translation>
    </message>
    <message>
      <source>Nowhere do '{before}' and '{after}' both have a class.</source>
      <translation>Nulle part « {before} » et « {after} » n’ont toutes deux une classe.</translation>
    </message>
    <message>
      <source>Choose maps of one place, and check what their nodata values are.</source>
      <translation>Choisissez des cartes d’un même lieu et vérifiez leurs valeurs nodata.</translation>
    </message>
    <message numerus="yes">
      <source>'{name}' has the classes {classes}, and '{other}' has no class of that name: what is mapped as one of them counts as changed.</source>
      <translation>
        <numerusform>« {name} » a la classe {classes}, et « {other} » n’a pas de classe de ce nom : ce qui est cartographié ainsi compte comme changé.</numerusform>
        <numerusform>« {name} » a les classes {classes}, et « {other} » n’a pas de classes de ces noms : ce qui est cartographié ainsi compte comme changé.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{model}' is a model of single spectra, from which training cannot go on.</source>
      <translation>« {model} » est un modèle de spectres isolés, dont l’entraînement ne peut pas repartir.</translation>
    </message>
    <message>
      <source>Train a new model.</source>
      <translation>Entraînez un nouveau modèle.</translation>
    </message>
    <message>
      <source>Dates are matched by month and day: {pairs}.</source>
      <translation>Les dates sont appariées par mois et jour : {pairs}.</translation>
    </message>
    <message>
      <source>More than {most} days of the year lie between dates: {pairs}. Plants may look otherwise then.</source>
      <translation>Plus de {most} jours de l’année séparent des dates : {pairs}. Les plantes peuvent alors avoir un autre aspect.</translation>
    </message>
    <message numerus="yes">
      <source>{wanted} by {found}, {days} days apart</source>
      <translation>
        <numerusform>{wanted} par {found}, à {days} jour</numerusform>
        <numerusform>{wanted} par {found}, à {days} jours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>bands of {count} dates</source>
      <translation>
        <numerusform>des bandes de {count} date</numerusform>
        <numerusform>des bandes de {count} dates</numerusform>
      </translation>
    </message>
    <message>
      <source>bands without a date</source>
      <translation>des bandes sans date</translation>
    </message>
    <message>
      <source>{date}: {problem}</source>
      <translation>{date} : {problem}</translation>
    </message>
    <message>
      <source>without a date</source>
      <translation>sans date</translation>
    </message>
    <message>
      <source>The dates of the bands are not known of both '{first}' and '{name}': they are matched by their order.</source>
      <translation>Les dates des bandes ne sont pas connues des deux, « {first} » et « {name} » : elles sont appariées selon leur ordre.</translation>
    </message>
    <message>
      <source>'{folder}' does not tell where its results go: a file {name} is wanted there.</source>
      <translation>« {folder} » ne dit pas où vont ses résultats : il y faut un fichier {name}.</translation>
    </message>
    <message>
      <source>Make the run folder with 'freenet prepare'. Of one beside a map, start the same classification again: it writes what is computed there.</source>
      <translation>Créez le dossier avec « freenet prepare ». S’il se trouve à côté d’une carte, relancez la même classification : elle écrit ce qui y est calculé.</translation>
    </message>
    <message>
      <source>'{path}' is damaged or of another version of FreeNet: {reason}.</source>
      <translation>« {path} » est endommagé ou provient d’une autre version de FreeNet : {reason}.</translation>
    </message>
    <message>
      <source>Make the run folder again, with the version that is to publish it.</source>
      <translation>Créez à nouveau le dossier, avec la version qui doit le publier.</translation>
    </message>
    <message>
      <source>About {size} GB of temporary disk space are needed, {copy} of them for a copy of the image.</source>
      <translation>Environ {size} Go d’espace disque temporaire sont nécessaires, dont {copy} pour une copie de l’image.</translation>
    </message>
    <message>
      <source>About {size} GB of temporary disk space are needed; the image is read in place.</source>
      <translation>Environ {size} Go d’espace disque temporaire sont nécessaires ; l’image est lue sur place.</translation>
    </message>
    <message>
      <source>unlike the training data</source>
      <translation>diffère des données d’entraînement</translation>
    </message>
    <message>
      <source>The only one of its class: nothing to check it against.</source>
      <translation>L’unique entité de sa classe : rien à quoi la comparer.</translation>
    </message>
    <message>
      <source>No usable pixel.</source>
      <translation>Aucun pixel utilisable.</translation>
    </message>
    <message>
      <source>Taken for another class</source>
      <translation>Pris pour une autre classe</translation>
    </message>
    <message>
      <source>Partly taken for another class</source>
      <translation>En partie pris pour une autre classe</translation>
    </message>
    <message>
      <source>As labelled</source>
      <translation>Conforme à l’étiquette</translation>
    </message>
    <message>
      <source>Not checked</source>
      <translation>Non vérifié</translation>
    </message>
    <message>
      <source>Replaced: {files}</source>
      <translation>Remplacés : {files}</translation>
    </message>
    <message>
      <source>{feature} ({label}, taken for {mapped})</source>
      <translation>{feature} ({label}, pris pour {mapped})</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {features} are taken mostly for another class than their label: wrong labels, or ground unlike the others of their class. The most suspicious first: {named}.</source>
      <translation>
        <numerusform>{features}, dont {count} qui passe surtout pour une autre classe que celle de son étiquette : une étiquette fausse, ou un terrain différent du reste de sa classe : {named}.</numerusform>
        <numerusform>{features}, dont {count} qui passent surtout pour une autre classe que celle de leur étiquette : des étiquettes fausses, ou un terrain différent du reste de leur classe. Du plus suspect au moins suspect : {named}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Where so many are, few labels are wrong and classes are hard to tell apart: look at the first ones only, and draw more.</source>
      <translation>Vu leur nombre, peu d’étiquettes sont fausses et les classes sont difficiles à distinguer : n’examinez que les premiers, et dessinez-en davantage.</translation>
    </message>
    <message>
      <source>The only one of its class cannot be checked: {classes}.</source>
      <translation>L’unique entité de sa classe ne peut pas être vérifiée : {classes}.</translation>
    </message>
    <message>
      <source>All training data of all {count} scenes belong to one class, '{name}'.</source>
      <translation>Toutes les données d’entraînement des {count} scènes appartiennent à une seule classe, « {name} ».</translation>
    </message>
    <message>
      <source>Draw some of another class in one of them.</source>
      <translation>Dessinez une autre classe dans l’une d’elles.</translation>
    </message>
    <message>
      <source>No scene has a pixel to train on for {classes}.</source>
      <translation>Aucune scène n’a de pixel pour l’entraînement de {classes}.</translation>
    </message>
    <message>
      <source>What became of their training data is told above, scene by scene.</source>
      <translation>Ce qu’il est advenu de leurs données d’entraînement est dit plus haut, scène par scène.</translation>
    </message>
    <message>
      <source>The preset '{preset}' trains on one scene, here are {count}.</source>
      <translation>Le préréglage « {preset} » entraîne sur une seule scène, il y en a ici {count}.</translation>
    </message>
    <message>
      <source>Choose another preset: {presets}.</source>
      <translation>Choisissez un autre préréglage : {presets}.</translation>
    </message>
    <message>
      <source>'{model}' was trained with the preset '{preset}', which takes one scene, here are {count}.</source>
      <translation>« {model} » a été entraîné avec le préréglage « {preset} », qui prend une seule scène, il y en a ici {count}.</translation>
    </message>
    <message>
      <source>The raster '{name}' is given twice.</source>
      <translation>Le raster « {name} » est indiqué deux fois.</translation>
    </message>
    <message>
      <source>Put its training data into one layer, and give it once.</source>
      <translation>Mettez ses données d’entraînement dans une seule couche, et indiquez-le une fois.</translation>
    </message>
    <message>
      <source>Nothing tells how large a pixel of '{name}' is on the ground.</source>
      <translation>Rien ne dit quelle taille a un pixel de « {name} » sur le terrain.</translation>
    </message>
    <message>
      <source>Give the smallest patch in pixels, or set the right coordinate reference system.</source>
      <translation>Donnez la plus petite tache en pixels, ou définissez le bon système de coordonnées.</translation>
    </message>
    <message>
      <source>Smallest patch: {size} ha, which are {pixels} pixels.</source>
      <translation>Plus petite tache : {size} ha, soit {pixels} pixels.</translation>
    </message>
    <message>
      <source>Each pixel has the class of the most in {side} x {side} pixels.</source>
      <translation>Chaque pixel a la classe de la plupart dans {side} x {side} pixels.</translation>
    </message>
    <message>
      <source>Each pixel has the class that is the likeliest once probabilities are smoothed along the edges of '{image}', in {side} x {side} pixels.</source>
      <translation>Chaque pixel a la classe la plus probable une fois les probabilités lissées le long des contours de « {image} », dans {side} x {side} pixels.</translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels with a class keep it: they have no probabilities, or the image has no data.</source>
      <translation>
        <numerusform>{count} pixel avec une classe la garde : il n’a pas de probabilités, ou l’image n’a pas de données.</numerusform>
        <numerusform>{count} pixels avec une classe la gardent : ils n’ont pas de probabilités, ou l’image n’a pas de données.</numerusform>
      </translation>
    </message>
    <message>
      <source>Patches smaller than {size} ha take the class of their largest neighbour ({ways}-connected).</source>
      <translation>Les taches de moins de {size} ha prennent la classe de leur plus grande voisine (connexité {ways}).</translation>
    </message>
    <message numerus="yes">
      <source>Patches smaller than {size} pixels take the class of their largest neighbour ({ways}-connected).</source>
      <translation>
        <numerusform>Les taches de moins de {size} pixel prennent la classe de leur plus grande voisine (connexité {ways}).</numerusform>
        <numerusform>Les taches de moins de {size} pixels prennent la classe de leur plus grande voisine (connexité {ways}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} smaller patches stay: around them there is nothing but no data.</source>
      <translation>
        <numerusform>{count} tache plus petite reste : autour d’elle il n’y a pas de données.</numerusform>
        <numerusform>{count} taches plus petites restent : autour d’elles il n’y a pas de données.</numerusform>
      </translation>
    </message>
    <message>
      <source>Patches: {before} before, {after} after.</source>
      <translation>Taches : {before} avant, {after} après.</translation>
    </message>
    <message numerus="yes">
      <source>{count} pixels have another class ({share} of the map).</source>
      <translation>
        <numerusform>{count} pixel a une autre classe ({share} de la carte).</numerusform>
        <numerusform>{count} pixels ont une autre classe ({share} de la carte).</numerusform>
      </translation>
    </message>
    <message>
      <source>A catalogue wants to know the day on which the image was taken.</source>
      <translation>Un catalogue demande le jour où l’image a été prise.</translation>
    </message>
    <message>
      <source>Give it ({}), or two days with a slash between them.</source>
      <translation>Donnez-le ({}), ou deux jours séparés par une barre oblique.</translation>
    </message>
    <message>
      <source>The map has no classes.</source>
      <translation>La carte n’a pas de classes.</translation>
    </message>
    <message>
      <source>A STAC item is that of a class map, and '{name}' is none.</source>
      <translation>Un item STAC est celui d’une carte des classes, et « {name} » n’en est pas une.</translation>
    </message>
    <message>
      <source>Copy this first, as map_confidence.tif or the like, and then the class map, as map.tif, with an item.</source>
      <translation>Copiez d’abord ceci, par exemple comme map_confidence.tif, puis la carte des classes, comme map.tif, avec un item.</translation>
    </message>
    <message>
      <source>'{folder}' is a link; a folder of that name is wanted for temporary files.</source>
      <translation>« {folder} » est un lien ; un dossier de ce nom est nécessaire pour les fichiers temporaires.</translation>
    </message>
    <message>
      <source>Remove it, or choose another name for the result.</source>
      <translation>Supprimez-le, ou choisissez un autre nom pour le résultat.</translation>
    </message>
    <message>
      <source>'{folder}' belongs to another user; a folder of your own is wanted for temporary files.</source>
      <translation>« {folder} » appartient à un autre utilisateur ; il faut un dossier à vous pour les fichiers temporaires.</translation>
    </message>
    <message>
      <source>Another run of FreeNet ({holder}) is writing '{path}'.</source>
      <translation>Une autre exécution de FreeNet ({holder}) écrit « {path} ».</translation>
    </message>
    <message>
      <source>Wait for its end or stop it, or choose another name.</source>
      <translation>Attendez sa fin ou arrêtez-la, ou choisissez un autre nom.</translation>
    </message>
    <message>
      <source>Going on with the classification that was interrupted at {time}.</source>
      <translation>Reprise de la classification interrompue à {time}.</translation>
    </message>
    <message>
      <source>What an interrupted run left in '{folder}' is discarded: it had another raster, model or options.</source>
      <translation>Ce qu’une exécution interrompue a laissé dans « {folder} » est abandonné : elle avait un autre raster, un autre modèle ou d’autres options.</translation>
    </message>
    <message>
      <source>What is done is kept in '{folder}' ({size} GB): start the same classification again to go on with it. To give it up, delete the folder; nothing else needs it.</source>
      <translation>Ce qui est fait est conservé dans « {folder} » ({size} Go) : relancez la même classification pour la poursuivre. Pour y renoncer, supprimez le dossier ; rien d’autre n’en a besoin.</translation>
    </message>
    <message>
      <source>'{name}' is no report of FreeNet: {reason}.</source>
      <translation>« {name} » n’est pas un rapport de FreeNet : {reason}.</translation>
    </message>
    <message>
      <source>Choose the .html or .json that a training or 'Assess a class map' has written.</source>
      <translation>Choisissez le .html ou le .json qu’un entraînement ou « Évaluer une carte des classes » a écrit.</translation>
    </message>
    <message>
      <source>The report '{report}' is of another map than '{map}': pixels of '{label}' there: {told}, in the map: {here}.</source>
      <translation>Le rapport « {report} » est celui d’une autre carte que « {map} » : pixels de « {label} » dans le rapport : {told}, dans la carte : {here}.</translation>
    </message>
    <message>
      <source>Give the report of this very map; where it was changed afterwards, assess it with a reference.</source>
      <translation>Indiquez le rapport de cette carte même ; si elle a été modifiée ensuite, évaluez-la avec une référence.</translation>
    </message>
    <message numerus="yes">
      <source>{count} bands from {first} to {last} nm, none near enough</source>
      <translation>
        <numerusform>{count} bande de {first} à {last} nm, pas assez proche</numerusform>
        <numerusform>{count} bandes de {first} à {last} nm, aucune assez proche</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} good bands from {first} to {last} nm, none near enough</source>
      <translation>
        <numerusform>{count} bonne bande de {first} à {last} nm, pas assez proche</numerusform>
        <numerusform>{count} bonnes bandes de {first} à {last} nm, aucune assez proche</numerusform>
      </translation>
    </message>
    <message>
      <source>a band at {wavelength} nm</source>
      <translation>une bande à {wavelength} nm</translation>
    </message>
    <message>
      <source>Bands are matched by wavelength, the farthest {off:.0f} nm away.</source>
      <translation>Les bandes sont appariées par longueur d’onde, la plus éloignée à {off:.0f} nm.</translation>
    </message>
    <message>
      <source>Means of several narrower bands stand for {bands}.</source>
      <translation>Des moyennes de plusieurs bandes plus étroites remplacent {bands}.</translation>
    </message>
    <message>
      <source>Interpolated between their neighbours, for want of the bands themselves: {bands}.</source>
      <translation>Interpolées entre leurs voisines, faute des bandes elles-mêmes : {bands}.</translation>
    </message>
    <message numerus="yes">
      <source>{count} bands at {wavelengths} nm</source>
      <translation>
        <numerusform>{count} bande à {wavelengths} nm</numerusform>
        <numerusform>{count} bandes à {wavelengths} nm</numerusform>
      </translation>
    </message>
    <message>
      <source>a band '{name}'</source>
      <translation>une bande « {name} »</translation>
    </message>
    <message>
      <source>none of that name among {count}</source>
      <translation>aucune de ce nom parmi {count}</translation>
    </message>
    <message>
      <source>Bands are matched by name, for wavelengths are not known on both sides.</source>
      <translation>Les bandes sont appariées par leur nom, car les longueurs d’onde ne sont pas connues des deux côtés.</translation>
    </message>
    <message>
      <source>The model was trained on {wanted} bands, '{name}' has {count}, and neither wavelengths nor names tell which is which.</source>
      <translation>Le modèle a été entraîné sur {wanted} bandes, « {name} » en a {count}, et ni les longueurs d’onde ni les noms ne disent laquelle est laquelle.</translation>
    </message>
    <message>
      <source>'{first}' has {wanted} bands, '{name}' has {count}, and neither wavelengths nor names tell which is which.</source>
      <translation>« {first} » a {wanted} bandes, « {name} » en a {count}, et ni les longueurs d’onde ni les noms ne disent laquelle est laquelle.</translation>
    </message>
    <message>
      <source>band {number}</source>
      <translation>la bande {number}</translation>
    </message>
    <message>
      <source>no such data band</source>
      <translation>aucune bande de données de ce numéro</translation>
    </message>
    <message>
      <source>Bands are matched by position, for neither wavelengths nor names tell which is which.</source>
      <translation>Les bandes sont appariées par leur position, car ni les longueurs d’onde ni les noms ne disent laquelle est laquelle.</translation>
    </message>
    <message>
      <source>'{}' does not end in {}.</source>
      <translation>« {} » ne se termine pas par {}.</translation>
    </message>
    <message>
      <source>Name it '{}'.</source>
      <translation>Nommez-le « {} ».</translation>
    </message>
    <message>
      <source>'{}' is an input of this run; a result cannot be written over it.</source>
      <translation>« {} » est une entrée de cette exécution ; un résultat ne peut pas l’écraser.</translation>
    </message>
    <message>
      <source>'{}' belongs to an input of this run; a result cannot be written over it.</source>
      <translation>« {} » fait partie d’une entrée de cette exécution ; un résultat ne peut pas l’écraser.</translation>
    </message>
    <message>
      <source>Choose another name for the result.</source>
      <translation>Choisissez un autre nom pour le résultat.</translation>
    </message>
    <message>
      <source>Choose another file, or name a new layer in it: {example}</source>
      <translation>Choisissez un autre fichier, ou nommez-y une nouvelle couche : {example}</translation>
    </message>
    <message>
      <source>The layer '{layer}' of '{file}' is an input of this run; a result cannot be written over it.</source>
      <translation>La couche « {layer} » de « {file} » est une entrée de cette exécution ; un résultat ne peut pas l’écraser.</translation>
    </message>
    <message>
      <source>Name another layer: {example}</source>
      <translation>Nommez une autre couche : {example}</translation>
    </message>
    <message>
      <source>'{}' is given as class map and as its own reference.</source>
      <translation>« {} » est indiqué à la fois comme carte des classes et comme sa propre référence.</translation>
    </message>
    <message>
      <source>Choose the layer that shows what is really there as reference.</source>
      <translation>Choisissez comme référence la couche qui montre ce qui existe vraiment.</translation>
    </message>
    <message>
      <source>Polygons: {count}.</source>
      <translation>Polygones : {count}.</translation>
    </message>
    <message>
      <source>'{name}' is no confidence, but another raster that FreeNet wrote.</source>
      <translation>« {name} » n’est pas une confiance, mais un autre raster écrit par FreeNet.</translation>
    </message>
    <message>
      <source>The field area_m2 stays empty: the coordinate reference system of '{name}' does not tell where on the earth its pixels lie, or it has none.</source>
      <translation>Le champ area_m2 reste vide : le système de coordonnées de « {name} » ne dit pas où sur la terre se trouvent ses pixels, ou il n’en a pas.</translation>
    </message>
    <message>
      <source>The coordinate operation that places the features of '{}': {}.</source>
      <translation>L’opération de coordonnées qui place les entités de « {} » : {}.</translation>
    </message>
    <message>
      <source>'{own}' as '{name}'</source>
      <translation>« {own} » comme « {name} »</translation>
    </message>
    <message>
      <source>Rasters are matched by their order: {pairs}.</source>
      <translation>Les rasters sont appariés selon leur ordre : {pairs}.</translation>
    </message>
    <message>
      <source>The model was trained on {count} rasters as one image; '{name}' lacks {missing}.</source>
      <translation>Le modèle a été entraîné sur {count} rasters formant une image ; il manque à « {name} » : {missing}.</translation>
    </message>
    <message>
      <source>Give a raster for each of these, in this order: {rasters}.</source>
      <translation>Donnez un raster pour chacun de ceux-ci, dans cet ordre : {rasters}.</translation>
    </message>
    <message>
      <source>A temporary folder</source>
      <translation>Un dossier temporaire</translation>
    </message>
    <message>
      <source>The temporary folder '{path}'</source>
      <translation>Le dossier temporaire « {path} »</translation>
    </message>
    <message>
      <source>The folder '{path}'</source>
      <translation>Le dossier « {path} »</translation>
    </message>
    <message>
      <source>{folder} cannot be used: {reason}.</source>
      <translation>{folder} est inutilisable : {reason}.</translation>
    </message>
    <message>
      <source>Free some disk space and see that the folder for temporary files can be written to; then start again.</source>
      <translation>Libérez de l’espace disque et vérifiez que le dossier des fichiers temporaires est accessible en écriture ; puis recommencez.</translation>
    </message>
    <message numerus="yes">
      <source>{used} of {all} bands are used, as chosen.</source>
      <translation>
        <numerusform>{used} bande sur {all} est utilisée, comme choisi.</numerusform>
        <numerusform>{used} bandes sur {all} sont utilisées, comme choisi.</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} (band {number}) is left out: {reason}.</source>
      <translation>{name} (bande {number}) est exclue : {reason}.</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) lie outside the area of interest '{area}'.</source>
      <translation>
        <numerusform>{count} pixel sur {all} ({share} %) est hors de la zone d’intérêt « {area} ».</numerusform>
        <numerusform>{count} pixels sur {all} ({share} %) sont hors de la zone d’intérêt « {area} ».</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) are left out by the mask '{mask}' ({conditions}).</source>
      <translation>
        <numerusform>{count} pixel sur {all} ({share} %) est exclu par le masque « {mask} » ({conditions}).</numerusform>
        <numerusform>{count} pixels sur {all} ({share} %) sont exclus par le masque « {mask} » ({conditions}).</numerusform>
      </translation>
    </message>
    <message>
      <source>The mask '{mask}' leaves no pixel out.</source>
      <translation>Le masque « {mask} » n’exclut aucun pixel.</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) lie where the mask '{mask}' tells nothing: they are used.</source>
      <translation>
        <numerusform>{count} pixel sur {all} ({share} %) est là où le masque « {mask} » ne dit rien : il est utilisé.</numerusform>
        <numerusform>{count} pixels sur {all} ({share} %) sont là où le masque « {mask} » ne dit rien : ils sont utilisés.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of {all} pixels ({share} %) have no data and get no class.</source>
      <translation>
        <numerusform>{count} pixel sur {all} ({share} %) n’a pas de données et ne reçoit pas de classe.</numerusform>
        <numerusform>{count} pixels sur {all} ({share} %) n’ont pas de données et ne reçoivent pas de classe.</numerusform>
      </translation>
    </message>
    <message>
      <source>The mask '{mask}' leaves no pixel of '{name}' that has data ({conditions}).</source>
      <translation>Le masque « {mask} » ne laisse aucun pixel de « {name} » qui ait des données ({conditions}).</translation>
    </message>
    <message>
      <source>Leave out fewer of its values, or choose another mask.</source>
      <translation>Excluez moins de ses valeurs, ou choisissez un autre masque.</translation>
    </message>
    <message>
      <source>'{name}' has no pixel with data in the area of interest '{area}'.</source>
      <translation>« {name} » n’a aucun pixel avec des données dans la zone d’intérêt « {area} ».</translation>
    </message>
    <message>
      <source>Choose another area, or a larger one: a pixel counts whose centre lies inside.</source>
      <translation>Choisissez une autre zone, ou une plus grande : compte le pixel dont le centre est à l’intérieur.</translation>
    </message>
    <message>
      <source>No pixel of '{name}' has data in all of its {count} rasters.</source>
      <translation>Aucun pixel de « {name} » n’a de données dans tous ses {count} rasters.</translation>
    </message>
    <message>
      <source>The log tells which raster lacks how many; leave that one out, or check its nodata value.</source>
      <translation>Le journal indique à quel raster il en manque combien ; retirez celui-ci, ou vérifiez sa valeur nodata.</translation>
    </message>
    <message>
      <source>'{name}' has no pixel with data.</source>
      <translation>« {name} » n’a aucun pixel avec des données.</translation>
    </message>
    <message>
      <source>Check its nodata value, or choose another raster.</source>
      <translation>Vérifiez sa valeur nodata, ou choisissez un autre raster.</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {total} bands are left out ({reason}): {bands}.</source>
      <translation>
        <numerusform>{count} bande sur {total} est exclue ({reason}) : {bands}.</numerusform>
        <numerusform>{count} bandes sur {total} sont exclues ({reason}) : {bands}.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{}' and '{}' would both be written to '{}'.</source>
      <translation>« {} » et « {} » seraient tous deux écrits dans « {} ».</translation>
    </message>
    <message>
      <source>Classify them one after the other, into different folders.</source>
      <translation>Classez-les l’un après l’autre, dans des dossiers différents.</translation>
    </message>
    <message>
      <source>Places keep {distance} map units from each other.</source>
      <translation>Les lieux gardent entre eux une distance de {distance} unités de carte.</translation>
    </message>
    <message>
      <source>Places unlike the training data: {unlike}; with disputed classes: {disputed}.</source>
      <translation>Lieux différents des données d’entraînement : {unlike} ; avec des classes en litige : {disputed}.</translation>
    </message>
    <message>
      <source>No place has room {distance} map units away from the training data; give a shorter distance.</source>
      <translation>Il n’y a pas de place à {distance} unités de carte des données d’entraînement ; une distance plus courte en fait.</translation>
    </message>
    <message numerus="yes">
      <source>There is room for {count} places only; a shorter distance makes room for more.</source>
      <translation>
        <numerusform>Il n’y a de place que pour {count} lieu ; une distance plus courte en laisse pour davantage.</numerusform>
        <numerusform>Il n’y a de place que pour {count} lieux ; une distance plus courte en laisse pour davantage.</numerusform>
      </translation>
    </message>
    <message>
      <source>The choice of bands has no effect: training goes on from a model, which brings its bands.</source>
      <translation>Le choix des bandes est sans effet : l’entraînement part d’un modèle, qui apporte ses bandes.</translation>
    </message>
    <message>
      <source>Only one class has pixels that can be used, {name}; training needs at least 2 classes.</source>
      <translation>Une seule classe a des pixels utilisables, {name} ; l’entraînement demande au moins 2 classes.</translation>
    </message>
    <message numerus="yes">
      <source>{count} classes have no pixel that can be used, and are left out: {names}.</source>
      <translation>
        <numerusform>{count} classe n’a aucun pixel utilisable, et est écartée : {names}.</numerusform>
        <numerusform>{count} classes n’ont aucun pixel utilisable, et sont écartées : {names}.</numerusform>
      </translation>
    </message>
    <message>
      <source>'{name}' has {count} bands, a model takes {most} at most.</source>
      <translation>« {name} » a {count} bandes, un modèle en accepte {most} au plus.</translation>
    </message>
    <message>
      <source>Leave some out, or join neighbours.</source>
      <translation>Laissez-en de côté ou regroupez les voisines.</translation>
    </message>
    <message>
      <source>Choose a raster of the sensor the model was trained on, or train a model for this one.</source>
      <translation>Choisissez un raster du capteur sur lequel le modèle a été entraîné, ou entraînez un modèle pour celui-ci.</translation>
    </message>
    <message>
      <source>Train together on scenes of one sensor only, or save them with the same bands.</source>
      <translation>N’entraînez ensemble que des scènes d’un même capteur, ou enregistrez-les avec les mêmes bandes.</translation>
    </message>
    <message>
      <source>The model wants {what}, '{name}' has {offered}.</source>
      <translation>Le modèle demande {what}, « {name} » a {offered}.</translation>
    </message>
    <message>
      <source>Training together with '{first}' wants {what}, '{name}' has {offered}.</source>
      <translation>L’entraînement avec « {first} » demande {what}, « {name} » a {offered}.</translation>
    </message>
    <message>
      <source>band {number} ({name})</source>
      <translation>la bande {number} ({name})</translation>
    </message>
    <message>
      <source>it marked as bad</source>
      <translation>cette bande marquée comme mauvaise</translation>
    </message>
    <message>
      <source>'{name}' at {wavelength} nm</source>
      <translation>« {name} » à {wavelength} nm</translation>
    </message>
    <message>
      <source>band {number} at {wavelength} nm</source>
      <translation>la bande {number} à {wavelength} nm</translation>
    </message>
  </context>
</TS>
