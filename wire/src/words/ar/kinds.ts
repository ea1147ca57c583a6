import type { DebtKind } from '../../told-debts.ts';
import type { EscrowKind } from '../../told-escrow.ts';
import type { HandshakeKind } from '../../told-handshake.ts';
import type { PaymentKind } from '../../told-payments.ts';
import type { PayoutKind } from '../../told-payouts.ts';
import type { RefundKind } from '../../told-refunds.ts';
import type { ReviewKind } from '../../told-review.ts';
import type { Catalogue } from '../catalogue.ts';

/** What each kind of notification says, in Arabic. */
export const kinds = {
  'week-closed': {
    name: 'إغلاق أسبوع',
    title: '{title}: أُغلق أسبوع {week}',
    body: 'الوقت المفوتر على {other}: {hours}. لك بعد الرسوم: {net}. تنتهي المراجعة في {review}؛ وبعد انتهائها وسداد الفاتورة يصبح المبلغ متاحًا ابتداءً من {available} (B5).',
    button: 'عرض الأسبوع',
  },
  'week-invoiced': {
    name: 'إصدار فاتورة',
    title: '{title}: فاتورة أسبوع {week}',
    body: 'عمل {other} لديك {hours}. يُحصَّل {total}، شاملًا الرسوم، من وسيلة الدفع الخاصة بك. يمكنك مراجعة الأسبوع حتى {review}؛ وعدم الاعتراض يُعدّ موافقة (B5).',
    button: 'مراجعة الأسبوع',
  },
  'review-ends': {
    name: 'قرب انتهاء المراجعة',
    title: '{title}: تنتهي مراجعتك في {review}',
    body: 'حتى ذلك الحين يمكنك الاطلاع على كل مقطع من أسبوع {week}. بعدها يُعدّ مبلغ {total} مقبولًا، وينتقل أجر {other} إلى الخطوة التالية (B5).',
    button: 'مراجعة الأسبوع',
  },
  'charge-declined': {
    name: 'رفض عملية تحصيل',
    title: '{title}: تعذّر تحصيل {total}',
    body: 'رُفضت وسيلة الدفع الخاصة بك عن أسبوع {week}: المحاولة {attempt} من {most}. المحاولة التالية في {next}؛ ويمكنك إضافة بطاقة صالحة قبل ذلك (D5).',
    bodyLast:
      'رُفضت وسيلة الدفع الخاصة بك عن أسبوع {week}: المحاولة {attempt} من {most}، وهي الأخيرة. يبقى المبلغ مستحقًا (D5).',
    button: 'وسائل الدفع',
  },
  'charge-waits': {
    name: 'تأخر أجرك بسبب التحصيل',
    title: '{title}: تأخر أجر أسبوع {week}',
    body: 'رُفضت وسيلة الدفع لدى {other}. تُعاد المحاولة كل يوم، وعدد المحاولات كلها {most}، وينتقل مبلغك {net} إلى الخطوة التالية فور السداد (D5). ليس عليك فعل شيء.',
    bodyLast:
      'رُفضت وسيلة الدفع لدى {other} في آخر المحاولات، وعددها {most}. ينتقل مبلغك {net} إلى الخطوة التالية عندما يسدد العميل (D5).',
    button: 'عرض الأسبوع',
  },
  'charge-settled': {
    name: 'سداد ما رُفض تحصيله',
    title: '{title}: سُدِّد أسبوع {week}',
    body: 'نجحت عملية التحصيل التي رُفضت من قبل: {amount}.',
    button: 'عرض الأسبوع',
  },
  'money-available': {
    name: 'توفر المال',
    title: 'أصبح {net} متاحًا',
    body: 'انتهت مدة الحجز على أسبوع {week} من {title} (B5). يمكنك صرف المبلغ.',
    button: 'عرض أموالك',
  },
  'payout-sent': {
    name: 'إرسال دفعة إليك',
    title: 'أُرسلت دفعتك: {amount}',
    body: 'هي في طريقها إلى مصرفك.',
    button: 'عرض أموالك',
  },
  'payout-failed': {
    name: 'رجوع دفعة',
    title: 'رجعت دفعتك: {amount}',
    body: 'لم يقبلها المصرف. عاد المبلغ متاحًا، ويمكنك صرفه من جديد.',
    button: 'عرض أموالك',
  },
  'contract-made': {
    name: 'إبرام عقد',
    title: '{title}: عقدك مع {other}',
    body: '{rate} في الساعة ابتداءً من {starts}. الحد الأسبوعي: {limit}. جميع شروطه في صفحته.',
    bodyFixed: 'بسعر ثابت ابتداءً من {starts}. مراحله وجميع شروطه في صفحته.',
    button: 'قراءة الشروط',
  },
  'contract-paused': {
    name: 'إيقاف عقد مؤقتًا',
    title: 'أُوقف {title} مؤقتًا',
    body: 'أوقفه {by} في {at}. لا يمكن تتبع وقت عليه حتى يستأنفه أحدكما (T5).',
    button: 'عرض العقد',
  },
  'contract-resumed': {
    name: 'استئناف عقد',
    title: 'استُؤنف {title}',
    body: 'استأنفه {by} في {at}. يمكن تتبع الوقت عليه من جديد.',
    button: 'عرض العقد',
  },
  'contract-ended': {
    name: 'انتهاء عقد',
    title: 'انتهى {title}',
    body: 'أنهاه {by} في {at}. يبقى أسبوعه الأخير على مواعيده: يمكن تصحيحه حتى {locks}، ثم يُفوتر ما يُحسب منه بالساعة (B5).',
    button: 'عرض العقد',
  },
  'rate-changed': {
    name: 'تغيير الأجر',
    title: '{title}: الأجر الآن {to} في الساعة',
    body: 'غيّره {by} من {from}. يسري على المقاطع التي تبدأ بعد {at} (B1).',
    button: 'عرض العقد',
  },
  'limit-changed': {
    name: 'تغيير الحد الأسبوعي',
    title: '{title}: الحد الأسبوعي الآن: {to}',
    titleLater: '{title}: سيصبح الحد الأسبوعي: {to}',
    body: 'غيّره {by}، وكان: {from}. يسري فورًا على هذا الأسبوع كله (B3).',
    bodyLater: 'غيّره {by}، وكان: {from}. يسري ابتداءً من {monday}؛ ويبقى هذا الأسبوع على الحد السابق (B3).',
    button: 'عرض العقد',
  },
  'manual-time-changed': {
    name: 'السماح بالوقت اليدوي أو منعه',
    title: '{title}: الوقت اليدوي مسموح',
    titleNot: '{title}: لم يعد الوقت اليدوي مسموحًا',
    body: 'سمح به {by}. يمكن كتابة الوقت يدويًا؛ ولا يكون محميًا أبدًا (M1, M5).',
    bodyNot: 'منعه {by}. يحتفظ الوقت الذي عُمل قبل ذلك بالسماح (M1).',
    button: 'عرض العقد',
  },
  'time-gave-way': {
    name: 'حلول الوقت المتتبَّع محل اليدوي',
    title: '{title}: حلّ الوقت المتتبَّع محل الوقت اليدوي',
    body: '{hours} من الوقت اليدوي في أسبوع {week}: جاء متتبّع بدليل على الوقت نفسه، والدليل أولى (M4).',
    button: 'عرض الأسبوع',
  },
  'time-late': {
    name: 'وصول وقت متأخر',
    title: '{title}: وصل وقت بعد الإقفال',
    body: 'وصل {hours} من أسبوع {week} بعد إقفاله. يظهر الوقت ولا يُحتسب؛ ويمكنك أن تطلب من {other} مكافأة (T6, D4).',
    button: 'عرض الأسبوع',
  },
  'bonus-asked': {
    name: 'طلب مكافأة',
    title: 'يطلب {other} مكافأة: {amount}',
    body: 'عن {hours} من أسبوع {week} من {title} وصلت بعد الإقفال (T6, D4). والرسالة: {memo}',
    bodyBare: 'عن {hours} من أسبوع {week} من {title} وصلت بعد الإقفال (T6, D4).',
    button: 'عرض الأسبوع',
  },
  'bonus-declined': {
    name: 'رفض مكافأة',
    title: '{title}: رُفضت المكافأة',
    body: 'رفض {by} المكافأة {amount} عن أسبوع {week}. والرسالة: {answer}',
    bodyBare: 'رفض {by} المكافأة {amount} عن أسبوع {week}.',
    button: 'عرض الأسبوع',
  },
  'tracker-signed-in': {
    name: 'دخول متتبّع جديد',
    title: 'متتبّع جديد: {device}',
    body: 'سُجّل دخوله في {at}، ويحق له تسجيل الوقت باسمك. إن لم تفعل ذلك بنفسك فألغه فورًا.',
    button: 'أجهزة التتبع لديك',
  },
  'limit-near': {
    name: '90 % من الحد الأسبوعي',
    title: '{title}: استُهلك 90 % من حد هذا الأسبوع',
    body: 'احتُسب {counted} من {limit} هذا الأسبوع. ما زاد على الحد يظهر ولا يُفوتر (B2).',
    button: 'عرض الأسبوع',
  },
  'limit-reached': {
    name: 'بلوغ الحد الأسبوعي',
    title: '{title}: بُلغ حد هذا الأسبوع',
    body: 'احتُسب {counted} من {limit}. ما تتتبّعه بعد الحد يظهر ولا يُفوتر، إلا إذا رفعه {other} (B2, B3).',
    button: 'عرض الأسبوع',
  },
  'limit-used-up': {
    name: 'استنفاد الحد الأسبوعي',
    title: '{title}: استُنفد حد هذا الأسبوع',
    body: 'احتُسب لصالح {other} {counted} من {limit} هذا الأسبوع. ما زاد لا يُفوتر؛ ورفع الحد يسري على الأسبوع كله (B2, B3).',
    button: 'عرض العقد',
  },
} as const satisfies Omit<
  Catalogue['kinds'],
  HandshakeKind | ReviewKind | DebtKind | PaymentKind | PayoutKind | EscrowKind | RefundKind
>;
