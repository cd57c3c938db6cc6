package io.skein.loop;

/** Where the laws of the helm begin. */
final class HelmLaws {
  private static final Runnable NOTHING = () -> {};

  /** Stands for the loop's own: never started, so that waking it does nothing. */
  private static final Thread OWN = new Thread(NOTHING);

  private HelmLaws() {}

  /** What a loop does when somebody brings it work that is urgent. */
  static void bringWork(Tasks tasks, Helm helm) {
    tasks.add(NOTHING);
    tasks.hurry();
    if (helm.isLent()) {
      helm.summon();
    }
  }

  /** A helm that the loop's own thread has. */
  static Helm own() {
    return new Helm(OWN);
  }

  /** A helm that one thread, which waits, has taken once. */
  static Helm driven() {
    Helm helm = own();
    helm.lend();
    helm.enter();
    helm.tryTake();
    return helm;
  }
}
