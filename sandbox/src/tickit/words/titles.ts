const titles = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s*[|\n]\s*/)
    .filter(Boolean);

/** Musicals that were on stages in 2008. */
export const MUSICAL_TITLES = titles(`
Annie|Avenue Q|Beauty and the Beast|Billy Elliot|Cabaret|Candide|Carousel|Cats|Chicago|A Chorus Line|Cinderella|Company
Crazy for You|Curtains|Dirty Dancing|Dreamgirls|Evita|Fame|Fiddler on the Roof|Footloose|Funny Girl|Godspell|Grease
Guys and Dolls|Gypsy|Hair|Hairspray|Hello Dolly|In the Heights|Into the Woods|Jersey Boys|Kiss Me Kate|Legally Blonde
Les Miserables|Little Shop of Horrors|Mamma Mia!|Man of La Mancha|Mary Poppins|My Fair Lady|Oklahoma|Oliver!
Phantom of the Opera|Pippin|Rent|Shrek the Musical|Show Boat|Singin in the Rain|South Pacific|Spamalot|Spring Awakening
Sunday in the Park with George|Sweeney Todd|The Color Purple|The King and I|The Lion King|The Little Mermaid|The Music Man
The Sound of Music|West Side Story|Wicked`);

/** Plays. */
export const PLAY_TITLES = titles(`
A Dolls House|A Few Good Men|A Man For All Seasons|A Midsummer Nights Dream|A Raisin in the Sun|A Streetcar Named Desire
All My Sons|Amadeus|Angels in America|Antigone|Antony and Cleopatra|Arcadia|Arms and the Man|Arsenic and Old Lace
As You Like It|August: Osage County|Bash|Boeing-Boeing|Cat on a Hot Tin Roof|Cymbeline|Cyrano de Bergerac|Dancing at Lughnasa
Death of a Salesman|Doubt|Electra|Endgame|Equus|Frost/Nixon|Fences|Ghosts|Glengarry Glen Ross|Hamlet|Hay Fever|Hedda Gabler
Henry IV|Henry V|Inherit the Wind|Ivanov|Julius Caesar|King Lear|Lady Windermeres Fan|Long Days Journey into Night|Lysistrata
Macbeth|Major Barbara|Measure for Measure|Medea|Miss Julie|Moon for the Misbegotten|Mother Courage|Mrs Warrens Profession
Much Ado About Nothing|Noises Off|November|Oedipus Rex|Othello|Our Town|Peer Gynt|Present Laughter|Private Lives|Proof
Pygmalion|Radio Golf|Rhinoceros|Richard II|Richard III|Romeo and Juliet|Rosencrantz and Guildenstern|Saint Joan|Speed-the-Plow
Steel Magnolias|Tartuffe|The 39 Steps|The Bacchae|The Birthday Party|The Caretaker|The Cherry Orchard|The Crucible
The Glass Menagerie|The Homecoming|The Importance of Being Earnest|The Master Builder|The Misanthrope|The Seagull|The Tempest
Three Sisters|Twelfth Night|Uncle Vanya|Waiting for Godot|Who Is Afraid of Virginia Woolf`);

/** Operas. */
export const OPERA_TITLES = titles(`
Gotterdammerung|Boris Godunov|Salome|Adriana Lecouvreur|Aida|Andrea Chenier|Ariadne auf Naxos|Carmen|Cavalleria Rusticana
Cosi fan Tutte|Die Fledermaus|Die Walkure|Don Carlo|Don Giovanni|Don Pasquale|Ernani|Eugene Onegin|Falstaff|Faust|Fidelio
Hansel and Gretel|Il Trovatore|La Boheme|La Cenerentola|La Gioconda|La Traviata|Lohengrin|Lucia di Lammermoor
Madama Butterfly|Manon Lescaut|Otello|Pagliacci|Parsifal|Peter Grimes|Rigoletto|Rusalka|Tannhauser|Thais|Tosca|Turandot`);
