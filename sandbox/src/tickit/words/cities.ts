/** Cities with their states. */
export const CITIES: readonly (readonly [city: string, state: string])[] = `
New York City NY|Los Angeles CA|Chicago IL|Houston TX|Phoenix AZ|Philadelphia PA|San Antonio TX|San Diego CA|Dallas TX
San Jose CA|Austin TX|Jacksonville FL|Fort Worth TX|Columbus OH|Charlotte NC|San Francisco CA|Indianapolis IN
Seattle WA|Denver CO|Washington DC|Boston MA|El Paso TX|Nashville TN|Detroit MI|Oklahoma City OK|Portland OR
Las Vegas NV|Memphis TN|Louisville KY|Baltimore MD|Milwaukee WI|Albuquerque NM|Tucson AZ|Fresno CA|Sacramento CA
Kansas City MO|Mesa AZ|Atlanta GA|Omaha NE|Colorado Springs CO|Raleigh NC|Miami FL|Long Beach CA|Virginia Beach VA
Oakland CA|Minneapolis MN|Tulsa OK|Tampa FL|Arlington TX|New Orleans LA|Wichita KS|Cleveland OH|Bakersfield CA
Aurora CO|Anaheim CA|Honolulu HI|Santa Ana CA|Riverside CA|Corpus Christi TX|Lexington KY|Stockton CA|Saint Louis MO
Saint Paul MN|Cincinnati OH|Pittsburgh PA|Anchorage AK|Greensboro NC|Plano TX|Newark NJ|Lincoln NE|Buffalo NY
Fort Wayne IN|Toledo OH|Orlando FL|Durham NC|Madison WI|Reno NV|Norfolk VA|Boise ID|Richmond VA|Spokane WA
Des Moines IA|Birmingham AL|Rochester NY|Salt Lake City UT|Little Rock AR|Jackson MS|Providence RI|Hartford CT
Burlington VT|Charleston SC|Sioux Falls SD|Fargo ND|Billings MT|Cheyenne WY|Wilmington DE|Manchester NH|Bangor ME`
  .trim()
  .split(/[|\n]/)
  .map((entry) => [entry.slice(0, -3), entry.slice(-2)]);
