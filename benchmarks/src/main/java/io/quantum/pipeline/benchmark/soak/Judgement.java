package io.quantum.pipeline.benchmark.soak;

/** How a promise or a trend came out. */
enum Judgement {
  /** As wanted. */
  KEPT("ok"),
  /** Broken; exit code 2. */
  BROKEN("BROKEN"),
  /** Neither can be said; exit code 3. */
  CANNOT_TELL("?");

  private final String sign;

  Judgement(String sign) {
    this.sign = sign;
  }

  /** What a line of the report begins with. */
  String sign() {
    return sign;
  }
}
