const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Given names. */
export const FIRST_NAMES = words(`
Rafael Vladimir Lars Barry Reagan Tamekah Mufutau Naida Anika Bruce Mallory Scarlett Victor Colton Wang Amy Ella Idona
Karyn Noah Cade Hedwig Ora Whitney Keegan Castor Uriel Herrod Maxine Quinlan Zelda Irma Oscar Priya Chen Fatima Diego
Ingrid Kofi Leila Mateo Nadia Omar Paula Quentin Rosa Samir Tova Ursula Vikram Wendy Xenia Yusuf Zora Aiko Bruno Carmen
Dmitri Elena Farid Greta Hugo Iris Jonas Keiko Lucia Marco Nina Otis Petra Ramon Sofia Theo Una Vera Walter Yara`);

/** Family names. */
export const LAST_NAMES = words(`
Taylor Humphrey Ratliff Hodge Stuart Levy Fleming Grimes Berg Becker Watkins Farmer Mcclain Molina Salinas Griffith
Pittman Barrera Fowler Huff Mcguire Nash Oneal Pacheco Quinn Rosario Schultz Talley Underwood Vance Whitaker Yates
Zamora Abbott Bauer Chavez Delgado Emerson Fuentes Gallagher Hamid Ibarra Jensen Kaplan Lindqvist Moreau Nakamura Okafor
Petrov Rahman Santos Tanaka Ueda Varga Weiss Yilmaz Zhang Ahmed Bianchi Cohen Dubois Eriksen Ferrari Gupta Haddad Ivanov`);
