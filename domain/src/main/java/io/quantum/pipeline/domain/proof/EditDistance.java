package io.quantum.pipeline.domain.proof;

/** How many letters must be added, dropped or replaced to turn one text into another. */
final class EditDistance {
  private EditDistance() {}

  static int between(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(diagonal, row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
