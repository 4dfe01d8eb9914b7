/** Planted breaches, one tiny class for each rule; never part of the product. */
package violations;
